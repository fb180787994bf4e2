/** Names of the shows, written for this project, in the script of their original language. */

/** Heads and tails that combine to a name in any pairing. */
interface NameParts {
  readonly heads: readonly string[];
  readonly tails: readonly string[];
  readonly join: string;
}

const parts: Readonly<Record<string, NameParts>> = {
  en: {
    heads: [
      'The Quiet',
      'The Last',
      'The Paper',
      'The Borrowed',
      'The Second',
      'The Salt',
      'The Winter',
      'The Glass',
    ],
    tails: [
      'Harbour',
      'Orchard',
      'Witness',
      'Kitchen',
      'Ferry',
      'Neighbours',
      'Summer',
      'Signal',
      'Letters',
      'Bridge',
    ],
    join: ' ',
  },
  es: {
    heads: ['La casa', 'El puerto', 'La noche', 'Los hermanos', 'El verano', 'Las cartas', 'La cocina'],
    tails: ['del norte', 'sin luna', 'de la calle Sur', 'del río', 'de los Vega', 'sin nombre', 'de enero'],
    join: ' ',
  },
  de: {
    heads: ['Das Haus', 'Die Nacht', 'Der Garten', 'Die Brücke', 'Der Sommer', 'Die Werkstatt'],
    tails: ['am Fluss', 'ohne Namen', 'im Norden', 'der Nachbarn', 'hinter dem Bahnhof', 'unter Null'],
    join: ' ',
  },
  fr: {
    heads: ['La maison', 'Le jardin', 'La nuit', 'Les voisins', 'Le dernier train', 'Les lettres'],
    tails: ['du port', 'sans retour', 'de la rue Haute', "d'en face", 'du dimanche', 'sous la neige'],
    join: ' ',
  },
  ko: {
    heads: ['바다의', '겨울의', '마지막', '이웃집', '할머니의', '조용한'],
    tails: ['편지', '부엌', '기차', '약속', '정원', '여름방학'],
    join: ' ',
  },
  ja: {
    heads: ['海辺の', '冬の', '最後の', '隣の', '静かな', '坂の上の'],
    tails: ['手紙', '食堂', '列車', '約束', '庭', '夏休み'],
    join: '',
  },
  hi: {
    heads: ['नदी', 'शहर', 'पहाड़', 'गली', 'बारिश', 'पुराने पुल'],
    tails: ['का घर', 'की रात', 'के लोग', 'की चिट्ठी', 'का राज़', 'के पार'],
    join: ' ',
  },
  ar: {
    heads: ['بيت', 'ليل', 'حديقة', 'رسائل', 'جيران', 'طريق'],
    tails: ['الشمال', 'البحر', 'الشتاء', 'الجسر', 'المدينة', 'النهر'],
    join: ' ',
  },
};

/** How many different names a language group has. */
export function nameCount(group: string): number {
  const found = partsOf(group);
  return found.heads.length * found.tails.length;
}

/** The n-th name of a language group; names repeat after {@link nameCount}, then with a number. */
export function showName(group: string, n: number): string {
  const { heads, tails, join } = partsOf(group);
  const head = heads[n % heads.length] ?? '';
  const tail = tails[Math.floor(n / heads.length) % tails.length] ?? '';
  const round = Math.floor(n / (heads.length * tails.length)) + 1;
  return head + join + tail + (round === 1 ? '' : ` ${round}`);
}

function partsOf(group: string): NameParts {
  const found = parts[group];
  if (found === undefined) throw new Error(`There are no names in ${group}.`);
  return found;
}
