/** The colours of charts, per theme: the same figures as the window's tokens, as values, since a canvas and a saved picture know no style sheet. */

export type ChartTheme = 'light' | 'dark';

/** Colours of one theme; names as in the window's style sheet. */
export interface ChartColours {
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly limit: string;
  /** Bars of counts: present, never the subject. */
  readonly count: string;
  /** Text inside a filled bar. */
  readonly onMark: string;
}

/** The colours of each theme. */
export const chartColours: Readonly<Record<ChartTheme, ChartColours>> = {
  light: {
    surface: '#FFFFFF',
    ink: '#1D1F22',
    muted: '#5B6068',
    line: '#E2E2DC',
    accent: '#2B5CD0',
    accentSoft: '#DFE7FA',
    limit: '#B3261E',
    count: '#C2C4C9',
    onMark: '#FFFFFF',
  },
  dark: {
    surface: '#1B1D20',
    ink: '#ECEDEE',
    muted: '#A2A7AF',
    line: '#2E3137',
    accent: '#7FA8FF',
    accentSoft: '#26365A',
    limit: '#FF8A80',
    count: '#4B4F57',
    onMark: '#131416',
  },
};

/** Inter where it is bundled, then whatever the system has for the script at hand. */
export const chartFont =
  "'Inter Variable', 'Subtitle Scripts', system-ui, 'Noto Sans', 'Noto Sans CJK JP', sans-serif";
