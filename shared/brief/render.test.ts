import { describe, expect, test } from 'vitest';
import { written } from './html.ts';
import type { Brief, LanguageBrief } from './model.ts';
import { briefHtml } from './document.ts';
import { briefContents } from './render.ts';
import { languageStudy } from './testing.ts';

const study = languageStudy({ verdict: 'lower', limit: 17, safe: 12, benchmark: { low: 15.5, high: 16.5 } });

const german: LanguageBrief = {
  study,
  rule: {
    guide: 'house',
    language: 'de',
    validFrom: '2020-01-01',
    maxCps: 17,
    countMode: 'grapheme',
    maxDurationMs: 7000,
    minGapFrames: 2,
    citation: 'House guide, p. 3',
    quote: null,
  },
  proposed: 15,
  forecast: 'no_compliance',
  // Of 1,200 lines 100 are over 17 by 4 characters each, 300 over 15 by 6 each; a word has 5 characters.
  condensing: {
    lines: 1200,
    overNow: { lines: 100, characters: 4000, excess: 400, countedCharacters: 4000, words: 800 },
    overNew: { lines: 300, characters: 12_000, excess: 1800, countedCharacters: 12_000, words: 2400 },
    extending: { lines: 300, tooLong: 3, tooClose: 120, overShot: 30, any: 140, withShots: 290 },
  },
  examples: [
    {
      versionId: 'v1',
      ordinal: 7,
      title: '<b>Title</b>',
      text: 'Ja & nein',
      startMs: 61_250,
      cps: 18.25,
      exposures: 12_000,
      events: 140,
      around: [
        {
          part: 'before',
          language: 'de',
          assetType: 'subtitle',
          startMs: 58_000,
          durationMs: 1000,
          text: null,
        },
        {
          part: 'source',
          language: 'ar',
          assetType: 'template',
          startMs: 61_000,
          durationMs: 900,
          text: 'نعم',
        },
      ],
    },
  ],
};

const brief: Brief = {
  question: {
    outcome: 'rewinds',
    margin: 0.05,
    smallestThatMatters: null,
    seed: 1,
    draws: 39,
    assetType: 'subtitle',
    audience: 'adult',
    languages: ['de', 'fi'],
    limits: new Map(),
    compliance: null,
    scenario: null,
  },
  languages: [german],
  missing: ['fi'],
  studied: 2,
  receipt: {
    package: 'P',
    fingerprint: 'f',
    definitions: 'd',
    exportedOn: '2026-10-05',
    asOf: '2026-10-04',
    app: 'a',
    engine: 'e',
  },
};

const of = (change: Partial<LanguageBrief>, question: Partial<Brief['question']> = {}): string =>
  written(
    briefContents({
      ...brief,
      question: { ...brief.question, ...question },
      languages: [{ ...german, ...change }],
    }),
  );

describe('a brief', () => {
  const html = briefHtml(briefContents(brief));

  test('quotes the rule, strikes out and underlines', () => {
    expect(html).toContain('<q>House guide, p. 3</q>');
    expect(html).toContain('at most <del>17</del> <ins>15</ins> characters per second');
    expect(html).toContain(
      'The proposed limit follows from the verdict: it is the lower end of the benchmark speed’s interval,',
    );
    expect(html).toContain('read the page that is cited before deciding');
  });

  test('says the guide’s own sentence word for word where the package brings it', () => {
    const { rule } = german;
    if (rule === null) throw new Error('This language has a rule.');
    const quote = 'حتى <b>17</b> حرفًا في الثانية & لا أكثر';
    const quoted = of({ rule: { ...rule, quote } });
    expect(quoted).toContain(
      '<blockquote dir="auto">حتى &lt;b&gt;17&lt;/b&gt; حرفًا في الثانية &amp; لا أكثر</blockquote>',
    );
    expect(quoted).not.toContain('before deciding');
    // The package's word goes before that of the guide that Subtext ships under the same name.
    expect(of({ rule: { ...rule, guide: 'netflix', quote } })).not.toContain('retrieved');
  });

  test('says what is lost, and that minutes are assumed', () => {
    // 1,800 of 12,000 characters are 15 %; 6 characters a line are 1.2 words of 5; 200 lines more at 2 minutes are 400.
    expect(html).toContain(
      '<td>300 (25 %)</td><td>1,800</td><td>15 %</td><td>6.0 characters, about 1.2 words</td>',
    );
    expect(html).toContain(
      '200 more lines have to be changed; with what is then too much in lines that are over today’s limit already, 1,400 more characters go',
    );
    expect(html).toMatch(
      /which is an assumption and not a measured figure, changing these lines takes 400 minutes \(about 6.7 hours\)/,
    );
  });

  test('counts what stands against more time on screen', () => {
    expect(html).toContain('On screen for at most 7.0 s</th><td>3 (1 %)');
    expect(html).toContain('At least 2 frames to the next line</th><td>120 (40 %)');
    expect(html).toContain('<td>30 of 290 with shot changes</td>');
    expect(html).toContain('160 lines could be extended within these rules');
  });

  test('without a compliance gives no forecast and says why', () => {
    expect(html).toContain(
      'No forecast is given: how many lines keep to today’s limit can’t be read well enough from them',
    );
    expect(html).not.toMatch(/Hours on screen are/);
    expect(of({ forecast: 'no_curve' })).toContain('can’t be told from these titles');
  });

  test('never reads two ends of an interval alike', () => {
    expect(html).toContain(
      'associated with 3 % more rewinds within the same title (95 % interval +2.9 % to +3.3 %)',
    );
    expect(html).not.toMatch(/interval ([^ ]+ %) to \1\)/);
  });

  test('shows an example with what is around it, in its own language, as text', () => {
    expect(html).toContain('<bdi>&lt;b&gt;Title&lt;/b&gt;</bdi>: 18.3 cps, 140 rewinds in 12,000 exposures');
    expect(html).toContain('<th scope="row">Before</th><td>0:00:58.0</td><td>The text is withheld.</td>');
    expect(html).toContain('<td>0:01:01.3</td><td><span lang="de" dir="auto">Ja &amp; nein</span></td>');
    expect(html).toContain('Same moment: template, Arabic, ar');
    expect(html).toContain('<span lang="ar" dir="auto">نعم</span>');
  });

  test('names the checks that were not passed, each with its reason', () => {
    // By hand: from 17 on there is one bin of 500 lines and 23 events, of two titles.
    expect(html).toContain(
      'Above the limit there are 2 titles (which tell as much as an unknown number of one size), 500 lines and 23 events',
    );
    expect(html).toContain('<td>could not be told</td><td>No placebo could be run.</td>');
  });

  test('says what was stated of a change that matters, and what is to be done where nothing was', () => {
    const stated = (smallestThatMatters: number | null): string => of({}, { smallestThatMatters });
    expect(stated(null)).toContain('Smallest change that matters</th><td>not stated</td>');
    expect(stated(null)).toContain('State it on the Study screen, or with --matters on the command line');
    expect(stated(0.0125)).toContain('Smallest change that matters</th><td>1.25 %</td>');
  });

  test('names the languages that it leaves out, and leaves decision and date to fill', () => {
    expect(html).toContain('has no engagement with such lines in them: Finnish, fi.');
    expect(html).toMatch(/Decision: _+<\/p>/);
    expect(html).toMatch(/Review date: _+<\/p>/);
  });

  test('says where a given limit comes from', () => {
    const limits = new Map([['de', 15]]);
    expect(of({}, { limits })).toContain('chosen by whoever asked for this brief');
    expect(of({}, { limits, scenario: 'Slower & calmer' })).toContain('the scenario “Slower &amp; calmer”');
  });

  test('of a higher limit says what is spared', () => {
    const { condensing } = german;
    if (condensing === null) throw new Error('The test has none.');
    const { overNow, overNew } = condensing;
    const raised = of({ proposed: 20, condensing: { ...condensing, overNow: overNew, overNew: overNow } });
    expect(raised).toContain(
      '200 lines that are over today’s limit may stay as they are; with what lines over both limits may keep, 1,400 characters fewer are too many',
    );
    expect(raised).toContain('No line has to be changed for it');
  });

  test('without a change, a limit or a shot change says so', () => {
    expect(of({ proposed: null, condensing: null, forecast: 'no_change' })).toContain(
      'No change is proposed.',
    );
    expect(of({ rule: null })).toContain('No limit is in force for these lines.');
    const { condensing } = german;
    if (condensing === null) throw new Error('The test has none.');
    const extending = { ...condensing.extending, withShots: 0 };
    expect(of({ condensing: { ...condensing, extending } })).toContain('the package has no shot changes');
  });

  test('never says cause or effect', () => {
    expect(html.replaceAll(/<style>.*<\/style>/g, '')).not.toMatch(/\bcaus|\beffect\b|because/i);
  });
});

test('words of an unspaced script are not counted', () => {
  const over = { lines: 10, characters: 100, excess: 20, countedCharacters: 0, words: 0 };
  const condensing =
    german.condensing === null ? null : { ...german.condensing, overNow: over, overNew: over };
  expect(of({ condensing })).toContain('2.0 characters; words are not counted in this script');
});

describe('what else is said of the evidence', () => {
  const { finding } = study;
  const withFinding = (change: Partial<NonNullable<typeof finding>>): string =>
    finding === null ? '' : of({ study: { ...study, finding: { ...finding, ...change } } });
  const slope = { estimate: 0.04, se: 0.01, low: 0.02, high: 0.06, p: 0.001, df: 20 };

  test('what of the source could not be held equal, and that members are in several titles', () => {
    expect(of({})).toContain(
      'Not controlled for: how fast is spoken in the source and how much the text was reduced. A member who watched several titles is counted in each',
    );
  });

  test('what of it was held equal, with the slope that is left', () => {
    const html = withFinding({
      notControlled: ['reduction'],
      source: { lines: 900, alone: slope, speechRate: slope, both: null },
    });
    expect(html).toContain(
      'Held equal in a slope of its own, and not in the speeds or the verdict: how fast is spoken in the source.',
    );
    expect(html).toContain('Not controlled for: how much the text was reduced.');
    expect(html).toContain(
      'The same of the 900 lines that are linked to their source, with its speech rate held equal',
    );
    expect(html).toMatch(/speech rate held equal<\/th><td>\+4\.1 % \(95 % interval \+2\.0 % to \+6\.2 %\)/);
  });

  test('whom the lines are for and what they were heard with, also where nobody knows', () => {
    const { stratum } = study;
    const unknown = { ...stratum, audience: 'unknown', audioContext: 'unknown' };
    expect(of({ study: { ...study, stratum: unknown } })).toContain(
      'subtitles for an audience that is not stated, heard with audio that is not known.',
    );
    expect(of({})).toContain('subtitles for adults, heard with the original in another language.');
  });

  test('what the verdict would propose, where another limit was asked for', () => {
    const asked = { limits: new Map([['de', 16]]) };
    expect(of({ proposed: 16 }, asked)).toContain(
      'it need not follow from the evidence. The verdict, “Lower”, would propose 15.',
    );
    const without = { ...study, stratum: { ...study.stratum, limit: null } };
    expect(of({ study: without, proposed: null }, asked)).toContain(
      'No limit is in force, so that the one that was asked for, 16, changes none.',
    );
  });

  test('the typical line, and how many titles there are for a pilot', () => {
    expect(of({})).toMatch(/Typical line, which the two speeds below are held against<\/th><td>14\.5 cps/);
    expect(of({})).toContain('The package has 2 titles with such lines.');
  });
});

test('receipts name the lines that were studied, where the package has others than were asked for', () => {
  const { study } = german;
  const sdh = { ...study, stratum: { ...study.stratum, assetType: 'sdh' } };
  expect(of({})).toContain('>subtitle, adult<');
  expect(of({ study: sdh })).toContain('>sdh, adult<');
  expect(of({ study: sdh })).not.toContain('>subtitle, adult<');
});
