import ts from 'typescript';
import { parse } from './read-imports';
import { clockCalls, platformNames } from './table';
import type { Sources, Violation } from './violation';

/** A local of the same name (`document` is the domain's own word) is no use of the platform: names are resolved, not grepped. */
export function findAmbientUses(sources: Sources): Violation[] {
  const domain = new Map(
    [...sources]
      .filter(([file]) => file.startsWith('src/domain/') && file.endsWith('.ts'))
      .map(([file, source]) => [file, parse(file, source)]),
  );
  const program = ts.createProgram([...domain.keys()], { noLib: true, noResolve: true, types: [] }, hostOf(domain));
  const checker = program.getTypeChecker();

  const isGlobal = (node: ts.Identifier): boolean => {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    return (symbol?.declarations ?? []).length === 0;
  };

  return [...domain].flatMap(([file, sourceFile]) => {
    const violations: Violation[] = [];
    const visit = (node: ts.Node): void => {
      const use = ts.isIdentifier(node) && !isMemberName(node) && isGlobal(node) ? ambientUse(node) : undefined;
      if (use) {
        const line = sourceFile.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        const rule = 'domain runs in an empty room: clock, random and platform are handed in';
        violations.push({ file, offence: `line ${line} uses ${use}`, rule });
      }
      ts.forEachChild(node, visit);
    };
    visit(sourceFile);
    return violations;
  });
}

/** `x.name`, `{ name: … }` and the like: a name that is looked up in an object, not in the scope. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node;
  if (ts.isBindingElement(parent) || ts.isImportSpecifier(parent)) return parent.propertyName === node;
  return ts.isQualifiedName(parent) && parent.right === node;
}

function ambientUse(node: ts.Identifier): string | undefined {
  if (platformNames.has(node.text)) return node.text;
  const { parent } = node;
  const member = ts.isPropertyAccessExpression(parent) ? `${node.text}.${parent.name.text}` : undefined;
  if (member && clockCalls.has(member)) return member;
  if (node.text !== 'Date') return undefined;
  if (ts.isNewExpression(parent) && (parent.arguments ?? []).length === 0) return 'new Date()';
  return ts.isCallExpression(parent) && parent.expression === node ? 'Date()' : undefined;
}

function hostOf(files: ReadonlyMap<string, ts.SourceFile>): ts.CompilerHost {
  return {
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name)?.text,
    getSourceFile: (name) => files.get(name),
    getDefaultLibFileName: () => '',
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
    useCaseSensitiveFileNames: () => true,
    writeFile: () => undefined,
  };
}
