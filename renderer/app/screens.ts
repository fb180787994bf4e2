import { auditScreen } from '../features/audit/index.ts';
import { briefScreen } from '../features/brief/index.ts';
import { consumptionScreen } from '../features/consumption/index.ts';
import { glossaryScreen } from '../features/glossary/index.ts';
import { labScreen } from '../features/lab/index.ts';
import { linesScreen } from '../features/lines/index.ts';
import { lineageScreen } from '../features/lineage/index.ts';
import { openScreen } from '../features/open/index.ts';
import { partnersScreen } from '../features/partners/index.ts';
import { qualityScreen } from '../features/quality/index.ts';
import { producersScreen } from '../features/producers/index.ts';
import { readingSpeedScreen } from '../features/reading-speed/index.ts';
import { studyScreen } from '../features/study/index.ts';
import { whatIfScreen } from '../features/what-if/index.ts';
import type { Screen } from './screen.ts';

/** The screens of the workbench, in the order of the rail. */
export const screens: readonly Screen[] = [
  openScreen,
  readingSpeedScreen,
  linesScreen,
  consumptionScreen,
  studyScreen,
  whatIfScreen,
  briefScreen,
  producersScreen,
  partnersScreen,
  qualityScreen,
  auditScreen,
  glossaryScreen,
  lineageScreen,
  labScreen,
];
