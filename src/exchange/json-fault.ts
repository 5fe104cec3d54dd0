const space = /[\t\n\r ]*/y;
const plainCharacters = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text stops being JSON: the offset of the first character that cannot stand there, or the
 * length of a text that ends too early. Browsers tell it in their own words, some of them not at all.
 */
export function findJsonFault(text: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at += found?.[0].length ?? 0;
    return found !== null;
  };
  const takeMark = (mark: string): boolean => {
    if (text.charAt(at) !== mark) return false;
    at += 1;
    return true;
  };
  /** Stands at the fault when there is one. */
  const takeString = (): boolean => {
    if (!takeMark('"')) return false;
    do take(plainCharacters);
    while (take(escape));
    return takeMark('"');
  };

  const open: ('}' | ']')[] = [];
  let wanted: 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'more' = 'value';
  for (;;) {
    take(space);
    const closing = open.at(-1);
    const mayEnd = wanted === 'more' || wanted === 'valueOrEnd' || wanted === 'keyOrEnd';
    if (mayEnd && closing !== undefined && takeMark(closing)) {
      open.pop();
      wanted = 'more';
    } else if (wanted === 'more') {
      if (closing === undefined || !takeMark(',')) return at;
      wanted = closing === '}' ? 'key' : 'value';
    } else if (wanted === 'key' || wanted === 'keyOrEnd') {
      if (!takeString()) return at;
      take(space);
      if (!takeMark(':')) return at;
      wanted = 'value';
    } else if (takeMark('{')) {
      open.push('}');
      wanted = 'keyOrEnd';
    } else if (takeMark('[')) {
      open.push(']');
      wanted = 'valueOrEnd';
    } else {
      if (text.charAt(at) === '"' ? !takeString() : !take(scalar)) return at;
      wanted = 'more';
    }
  }
}
