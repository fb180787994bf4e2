/**
 * How deep the objects and lists of a JSON text nest, without parsing it: parsing a text of nothing but brackets
 * would overflow the stack. Stops as soon as `limit` is passed.
 * @returns true when the text nests deeper than `limit`.
 */
export function nestsDeeper(json: string, limit: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (inText) {
      if (character === '\\') at += 1;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}
