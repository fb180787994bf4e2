import type { Screen } from '../../app/screen.ts';
import { QualityIcon } from '../../ui/icons.tsx';
import { Quality } from './Quality.tsx';

/** The quality of dubs and texts, by who answers for them. */
export const qualityScreen: Screen = {
  id: 'quality',
  group: 'operate',
  title: 'Quality',
  icon: QualityIcon,
  key: 'g q',
  facts: ['quality', 'switches'],
  tables: ['qc_reviews', 'qc_findings', 'asset_versions', 'assets'],
  Component: Quality,
};
