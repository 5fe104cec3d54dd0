/** A pure check of a map of sources against the table. */
import { posix } from 'node:path';
import ts from 'typescript';
import { findAmbientUses } from './ambient-uses';
import { type Import, parse, readImports } from './read-imports';
import { folderPackages, rooms, rootFile, shellFile } from './table';
import type { Sources, Violation } from './violation';

export function findViolations(sources: Sources): Violation[] {
  const importsByFile = new Map([...sources].map(([file, source]) => [file, readImports(file, source)]));
  return [
    ...[...importsByFile].flatMap(([file, imports]) => imports.flatMap((found) => judgeImport(file, found, sources))),
    ...[...sources.keys()].filter((file) => !((roomOf(file) ?? '') in rooms)).map(homeless),
    ...findCycles(importsByFile, sources),
    ...[...sources].filter(([file, source]) => isBarrel(file, source)).map(([file]) => barrel(file)),
    ...findAmbientUses(sources),
  ];
}

function judgeImport(file: string, { specifier, typeOnly }: Import, sources: Sources): Violation[] {
  const room = roomOf(file);
  const offence = `imports ${typeOnly ? 'type ' : ''}'${specifier}'`;
  const refuse = (rule: string): Violation[] => [{ file, offence, rule }];
  const allowed = room === undefined ? undefined : rooms[room];
  if (!room || !allowed) return []; // found as homeless

  if (!isRelative(specifier)) {
    const name = packageOf(specifier);
    if (allowed.packages.includes(name) || folderPackagesOf(file).includes(name)) return [];
    const home = Object.keys(folderPackages).find((folder) => folderPackages[folder]?.includes(name));
    if (home) return refuse(`only ${home} may import ${name}`);
    return refuse(`${room} may import ${listOr(allowed.packages, 'no package')}`);
  }

  const target = resolveImport(file, specifier, sources);
  const targetRoom = roomOf(target);
  if (targetRoom === undefined) return refuse('an import stays inside src/');
  if (target === shellFile && file !== rootFile) return refuse(`only ${rootFile} mounts the shell`);
  if (targetRoom === room) return [];
  const extent = allowed.rooms[targetRoom];
  if (extent === undefined) {
    return refuse(`${room} may import ${listOr(Object.keys(allowed.rooms), 'no other room')}, not ${targetRoom}`);
  }
  if (extent === 'types' && !typeOnly) return refuse(`${room} may import only types of ${targetRoom}`);
  return [];
}

function homeless(file: string): Violation {
  const folders = Object.keys(rooms).filter((room) => room !== 'main');
  return { file, offence: 'stands outside the rooms', rule: `a file of src/ lives in one of ${folders.join(', ')}` };
}

/** The first folder below src/; undefined outside of it. */
function roomOf(file: string): string | undefined {
  if (file === rootFile) return 'main';
  if (file === shellFile) return 'ui';
  return /^src\/([^/]+)/.exec(file)?.[1];
}

function folderPackagesOf(file: string): readonly string[] {
  return Object.entries(folderPackages).flatMap(([folder, packages]) => (file.startsWith(folder) ? packages : []));
}

function listOr(names: readonly string[], none: string): string {
  return names.length > 0 ? `only ${names.join(', ')}` : none;
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.') || specifier.startsWith('/');
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The source file meant, or, for what is not a source (`.json`), its path. */
function resolveImport(file: string, specifier: string, sources: Sources): string {
  const path = posix.join(posix.dirname(file), specifier.replace(/[?#].*$/, ''));
  const candidates = [path, `${path}.ts`, path.replace(/\.js$/, '.ts'), `${path}.svelte`, `${path}/index.ts`];
  return candidates.find((candidate) => sources.has(candidate)) ?? path;
}

/* ---- rules about whole files ---- */

/** Type imports count: two files that need each other's types are one idea. A component may render itself. */
function findCycles(importsByFile: ReadonlyMap<string, readonly Import[]>, sources: Sources): Violation[] {
  const violations: Violation[] = [];
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    if (finished.has(file)) return;
    path.push(file);
    for (const { specifier } of importsByFile.get(file) ?? []) {
      const target = isRelative(specifier) ? resolveImport(file, specifier, sources) : undefined;
      if (target === undefined || target === file) continue;
      const start = path.indexOf(target);
      if (start < 0) visit(target);
      else violations.push(cycle([...path.slice(start), target], specifier));
    }
    path.pop();
    finished.add(file);
  };
  for (const file of importsByFile.keys()) visit(file);
  return violations;
}

function cycle(files: readonly string[], specifier: string): Violation {
  const file = files.at(-2) ?? '';
  return { file, offence: `imports '${specifier}'`, rule: `no cycles: ${files.join(' → ')}` };
}

/** Every file of whatever name that only hands on what others export. */
function isBarrel(file: string, source: string): boolean {
  if (!file.endsWith('.ts')) return false;
  const { statements } = parse(file, source);
  const onlyHandsOn = statements.every((node) => ts.isImportDeclaration(node) || ts.isExportDeclaration(node));
  return onlyHandsOn && statements.some((node) => ts.isExportDeclaration(node));
}

function barrel(file: string): Violation {
  return { file, offence: 'only re-exports', rule: 'no barrel files: import from the file that says it' };
}
