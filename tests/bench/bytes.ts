import { SourceMap, type SourceMapPayload } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Rolldown } from 'vite';
import { kilobytes, printTable } from './table';

type Chunk = Rolldown.OutputChunk;

const gzipped = (text: string | Uint8Array): number => gzipSync(text).length;

const isChunk = (file: Chunk | Rolldown.OutputAsset): file is Chunk => file.type === 'chunk';

/** A chunk and everything it imports before it runs. */
function closureOf(start: Chunk, chunks: ReadonlyMap<string, Chunk>): ReadonlySet<Chunk> {
  const reached = new Set<Chunk>();
  const visit = (chunk: Chunk): void => {
    if (reached.has(chunk)) return;
    reached.add(chunk);
    for (const name of chunk.imports) {
      const imported = chunks.get(name);
      if (imported) visit(imported);
    }
  };
  visit(start);
  return reached;
}

export function measureBytes(app: Rolldown.RolldownOutput, rival: Rolldown.RolldownOutput): void {
  const pages = [
    { name: 'app', output: app.output, opening: ['Workbench', 'handsontable-grid', 'packs'] },
    { name: 'rival', output: rival.output, opening: [] },
  ];
  const rows: string[][] = [];
  for (const { name, output, opening } of pages) {
    const chunks = new Map(output.filter(isChunk).map((chunk) => [chunk.fileName, chunk]));
    const size = (some: Iterable<Chunk>): number => [...some].reduce((sum, { code }) => sum + gzipped(code), 0);
    const first = closureOf(
      [...chunks.values()].find(({ isEntry }) => isEntry)!,
      chunks,
    );
    const withGrid = new Set(first);
    for (const wanted of opening) {
      const chunk = [...chunks.values()].find((candidate) => candidate.name === wanted);
      if (chunk) for (const reached of closureOf(chunk, chunks)) withGrid.add(reached);
    }
    const onDemand = [...chunks.values()].filter((chunk) => !withGrid.has(chunk));
    const assets = (ending: RegExp): number =>
      output.reduce(
        (sum, file) => (!isChunk(file) && ending.test(file.fileName) ? sum + gzipped(file.source) : sum),
        0,
      );
    rows.push([
      name,
      opening.length === 0 ? '–' : kilobytes(size(first)),
      kilobytes(size(withGrid)),
      kilobytes(size(onDemand)),
      kilobytes(assets(/\.css$/)),
      kilobytes(assets(/\.woff2$/)),
    ]);
  }
  printTable(
    'Bytes: kilobytes (1000), gzipped',
    ['', 'first JS', 'an open grid', 'JS on demand', 'CSS', 'fonts (woff2)'],
    rows,
    ['Budget: first JS 150, with grid 400. The rival has no page without its grid.'],
  );
  for (const { name, output } of pages) {
    printTable(
      `Bytes by chunk: ${name}`,
      ['', 'raw', 'gzipped'],
      output
        .filter(isChunk)
        .sort((a, b) => b.code.length - a.code.length)
        .map(({ fileName, code }) => [fileName, kilobytes(Buffer.byteLength(code)), kilobytes(gzipped(code))]),
    );
  }
  printPackages(app);
}

/** What each package takes of the first JavaScript: how much smaller the gzipped file is without it. */
function printPackages({ output }: Rolldown.RolldownOutput): void {
  const chunks = new Map(output.filter(isChunk).map((chunk) => [chunk.fileName, chunk]));
  const first = closureOf(
    [...chunks.values()].find(({ isEntry }) => isEntry)!,
    chunks,
  );
  const totals = new Map<string, { raw: number; gzip: number }>();
  for (const chunk of first) {
    const pieces = piecesOf(chunk, output);
    const whole = gzipped(chunk.code);
    for (const owner of new Set(pieces.map((piece) => piece.owner))) {
      const without = pieces.filter((piece) => piece.owner !== owner).map(({ text }) => text);
      const raw = chunk.code.length - without.reduce((sum, text) => sum + text.length, 0);
      const before = totals.get(owner) ?? { raw: 0, gzip: 0 };
      totals.set(owner, { raw: before.raw + raw, gzip: before.gzip + whole - gzipped(without.join('')) });
    }
  }
  printTable(
    'First JavaScript of the app, by package',
    ['', 'raw', 'gzipped'],
    [...totals]
      .sort(([, a], [, b]) => b.gzip - a.gzip)
      .filter(([, { gzip }]) => gzip >= 300)
      .map(([owner, { raw, gzip }]) => [owner, kilobytes(raw), kilobytes(gzip)]),
    ['Gzipped: what the file would lose without it. Parts under 0.3 left out.'],
  );
}

/** The code of a chunk cut where its source map says that another package or folder begins. */
function piecesOf(
  chunk: Chunk,
  output: Rolldown.RolldownOutput['output'],
): readonly { readonly owner: string; readonly text: string }[] {
  const file = output.find(({ fileName }) => fileName === `${chunk.fileName}.map`);
  if (!file || isChunk(file)) return [{ owner: '(unmapped)', text: chunk.code }];
  const map = new SourceMap(JSON.parse(String(file.source)) as SourceMapPayload);
  const pieces: { owner: string; text: string }[] = [];
  for (const [lineIndex, line] of chunk.code.split('\n').entries()) {
    for (let column = 0; column < line.length; column += 1) {
      const entry = map.findEntry(lineIndex, column);
      const last = pieces.at(-1);
      // Code that the compilers added has no source: it belongs to what stands before it.
      const source = 'originalSource' in entry ? (entry.originalSource as string | undefined) : undefined;
      const owner = source === undefined ? (last?.owner ?? '(start)') : ownerOf(source);
      if (last?.owner === owner) last.text += line[column] ?? '';
      else pieces.push({ owner, text: line[column] ?? '' });
    }
  }
  return pieces;
}

function ownerOf(source: string): string {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  if (name !== undefined) return name;
  const [, room] = /(?:^|\/)(src\/(?:ui\/[^/]+|[^/]+))/.exec(source) ?? [];
  return room ?? '(other)';
}
