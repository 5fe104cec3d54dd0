/** What a source file imports: static, dynamic, types, re-exports, workers by address, style sheets. */
import ts from 'typescript';

export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const scriptBlock = /<script\b(?:"[^"]*"|'[^']*'|[^>"'])*>([\s\S]*?)<\/script\s*>/gi;
const markupImport = /\bimport\s*\(\s*(['"])(.+?)\1/g;
const cssImport = /@import\s+(?:url\(\s*)?(['"]?)([^'")\s;]+)\1/g;

export function readImports(file: string, source: string): Import[] {
  if (file.endsWith('.css')) return matches(cssImport, source.replace(/\/\*[\s\S]*?\*\//g, ''));
  if (!file.endsWith('.svelte')) return readScriptImports(file, source);
  const markup = source.replace(scriptBlock, '').replace(/<!--[\s\S]*?-->/g, '');
  return [
    ...[...source.matchAll(scriptBlock)].flatMap(([, script = '']) => readScriptImports(file, script)),
    ...matches(markupImport, markup),
    ...matches(cssImport, markup),
  ];
}

function matches(pattern: RegExp, text: string): Import[] {
  return [...text.matchAll(pattern)].map(([, , specifier = '']) => ({ specifier, typeOnly: false }));
}

function readScriptImports(file: string, script: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ specifier: specifier.text, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnlyImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeOnlyExport(node));
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (isModuleUrl(node)) add(node.arguments?.[0], false);
    ts.forEachChild(node, visit);
  };
  visit(parse(file, script));
  return found;
}

export function parse(file: string, script: string): ts.SourceFile {
  return ts.createSourceFile(file.replace(/\.svelte$/, '.ts'), script, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false; // imported for its effect
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  const everyNameIsType =
    named && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((name) => name.isTypeOnly);
  return !clause.name && everyNameIsType === true;
}

function isTypeOnlyExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  if (!exportClause || !ts.isNamedExports(exportClause)) return false;
  return exportClause.elements.length > 0 && exportClause.elements.every((name) => name.isTypeOnly);
}

/** `new URL('./x.worker.ts', import.meta.url)`, the way a worker names its file. */
function isModuleUrl(node: ts.Node): node is ts.NewExpression {
  return (
    ts.isNewExpression(node) &&
    node.expression.getText() === 'URL' &&
    node.arguments?.[1]?.getText() === 'import.meta.url'
  );
}
