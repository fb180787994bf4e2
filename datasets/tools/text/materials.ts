import { arabic } from './material/arabic.ts';
import { chinese } from './material/chinese.ts';
import { english } from './material/english.ts';
import { finnish } from './material/finnish.ts';
import { french } from './material/french.ts';
import { german } from './material/german.ts';
import { greek } from './material/greek.ts';
import { hebrew } from './material/hebrew.ts';
import { hindi } from './material/hindi.ts';
import { japanese } from './material/japanese.ts';
import { korean } from './material/korean.ts';
import type { Material } from './material/material.ts';
import { polish } from './material/polish.ts';
import { portuguese } from './material/portuguese.ts';
import { russian } from './material/russian.ts';
import { spanish } from './material/spanish.ts';
import { thai } from './material/thai.ts';

/** The dialogue of each subtitle language by its tag. */
export const materials: Readonly<Record<string, Material>> = {
  'en-US': english,
  'es-419': spanish,
  de: german,
  ar: arabic,
  'pt-BR': portuguese,
  'fr-FR': french,
  pl: polish,
  fi: finnish,
  ru: russian,
  el: greek,
  he: hebrew,
  hi: hindi,
  th: thai,
  ko: korean,
  ja: japanese,
  'zh-Hans': chinese,
};
