import type { ContextLine } from '../stats/study/line-context.ts';
import { outcomeNouns } from '../stats/words.ts';
import { clock, count, decimal, languageName } from './figures.ts';
import { element, paragraph, table, type Content } from './html.ts';
import type { BriefQuestion, ExampleLine, LanguageBrief } from './model.ts';
import { inWords } from './names.ts';

/** Lines over the limit to read, each with its neighbours and what the source has at the same moment. */
export function examplesPart(
  { examples, study: { stratum } }: LanguageBrief,
  { outcome }: BriefQuestion,
): Content[] {
  if (examples.length === 0) return [paragraph('No line over the limit was watched.')];
  return [
    paragraph(
      `The lines over the limit with the most ${outcomeNouns[outcome]}, one a title; beside each the line before and after it, and what the title’s template, or else a text in its original language, has on screen at the same time.`,
    ),
    ...examples.map((line) => exampleTable(line, stratum.language, outcomeNouns[outcome])),
  ];
}

function exampleTable(line: ExampleLine, language: string, noun: string): Content {
  const before = line.around.filter(({ part }) => part === 'before');
  const after = line.around.filter(({ part }) => part === 'after');
  const source = line.around.filter(({ part }) => part === 'source');
  const beside = (name: string, one: ContextLine): Content[] => [
    name,
    clock(one.startMs),
    lineText(one.text, one.language),
  ];
  const first = source[0];
  return table(
    [
      element('bdi', {}, line.title),
      `: ${decimal(line.cps, 1)} cps, ${count(line.events)} ${noun} in ${count(line.exposures)} exposures`,
    ],
    ['Line', 'At', 'Text'],
    [
      ...before.map((one) => beside('Before', one)),
      [element('strong', {}, 'Over the limit'), clock(line.startMs), lineText(line.text, language)],
      ...after.map((one) => beside('After', one)),
      ...(first === undefined
        ? [
            [
              'Source, same moment',
              '–',
              'The package has no template and no text in the original language at this moment.',
            ],
          ]
        : source.map((one) =>
            beside(`Same moment: ${inWords(first.assetType)}, ${languageName(first.language)}`, one),
          )),
    ],
  );
}

/** A line's text in its own language and direction, or that it is withheld. */
function lineText(text: string | null, language: string): Content {
  return text === null ? 'The text is withheld.' : element('span', { lang: language, dir: 'auto' }, text);
}
