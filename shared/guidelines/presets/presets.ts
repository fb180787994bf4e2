import type { Guide } from '../guide.ts';
import { bbc } from './bbc.ts';
import { germanBroadcasters } from './german-broadcasters.ts';
import { netflix } from './netflix/netflix.ts';
import { ofcom } from './ofcom.ts';
import { ted } from './ted.ts';

/**
 * The guides that are shipped. Of Disney's no text was found, so there is none: a figure without a source is worse than no
 * figure.
 */
export const presets: readonly Guide[] = [netflix, bbc, ofcom, germanBroadcasters, ted];
