import { useState, type ReactNode } from 'react';
import { presets } from '../../../../shared/guidelines/presets/presets.ts';
import { languageName } from '../../../charts/figures.ts';
import { guideWords as t } from '../../../i18n/guide.ts';
import { lineWords } from '../../../i18n/lines.ts';
import { assetTypeLabel } from '../../../i18n/producers.ts';
import { useViewSetting } from '../../../state/view.ts';
import { Button } from '../../../ui/button.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Select } from '../../../ui/select.tsx';
import { requestOf } from '../findings.ts';
import type { Line } from '../line.ts';
import { firstSetting, guideSetting } from '../settings.ts';
import { useChosenGuide, useOwnLimits } from '../use-lines.ts';
import { isPreset } from './draft.ts';
import { GuideDialog } from './GuideDialog.tsx';

const whoIsFirst = (['package', 'guide'] as const).map((value) => ({ value, label: t.firsts[value] }));

/** By which guide the lines of a track are checked, and the way to edit it. */
export function GuideControls({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const { guide, own } = useChosenGuide();
  const [, setGuide] = useViewSetting(guideSetting);
  const [first, setFirst] = useViewSetting(firstSetting);
  const hasOwnLimits = useOwnLimits() !== null;
  const [isOpen, setOpen] = useState(false);
  const request = requestOf(lines);
  return (
    <>
      <Select
        label={lineWords.guide}
        options={[
          ...presets.map(({ id, name }) => ({ value: id, label: name })),
          ...own.map(({ id, name }) => ({ value: id, label: name, note: t.yours })),
        ]}
        chosen={[guide.id]}
        onChange={([next = guideSetting.initial]) => setGuide(next)}
      />
      {hasOwnLimits ? (
        <Segmented label={t.first} choices={whoIsFirst} value={first} onChange={setFirst} />
      ) : null}
      {/* Without a language there is no figure to show, and nothing that a figure could hold for. */}
      <Button data-guide-edit disabled={request === null} onClick={() => setOpen(true)}>
        {isPreset(guide) ? t.copy : t.edit}
      </Button>
      {isOpen && request !== null ? (
        <GuideDialog
          guide={guide}
          request={request}
          linesAre={[
            languageName(request.language),
            assetTypeLabel(request.kind),
            ...(request.audience === null ? [] : [request.audience]),
          ].join(', ')}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
