import type { Guide } from '../../../../shared/guidelines/guide.ts';
import { withOwnGuide } from '../../../../shared/guidelines/own-guides.ts';
import { useStore } from '../../../state/store.ts';
import { withSetting } from '../../../state/view.ts';
import { firstSetting, guideSetting } from '../settings.ts';

/** Keeps a guide and checks the lines by it, before the package's own limits: one step to undo. */
export function takeGuide(guide: Guide): void {
  const { guides, settings, change } = useStore.getState();
  change({
    guides: withOwnGuide(guides, guide),
    settings: withSetting(withSetting(settings, guideSetting, guide.id), firstSetting, 'guide'),
  });
}

/** Takes a guide of the user's own away; lines that were checked by it are checked as at first. */
export function removeGuide(id: string): void {
  const { guides, settings, change } = useStore.getState();
  const isUsed = settings[guideSetting.key] === id;
  const left = withSetting(
    withSetting(settings, guideSetting, guideSetting.initial),
    firstSetting,
    'package',
  );
  change({ guides: guides.filter((guide) => guide.id !== id), settings: isUsed ? left : settings });
}
