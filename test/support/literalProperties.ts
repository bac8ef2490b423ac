import path from "node:path";
import ts from "typescript";

/** The values that a property can have in the source, and the places where the compiler cannot tell them. */
export interface LiteralProperties {
  readonly values: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * Reads from the types what can stand in `name: …` of object literals that also have one of `beside`. Values that are
 * handed on from an equally named property (`entry.action`) were written, and are found, elsewhere.
 */
export function literalProperties(name: string, beside: readonly string[]): LiteralProperties {
  const source = sourceProgram();
  const checker = source.getTypeChecker();
  const values = new Set<string>();
  const unknown: string[] = [];
  for (const file of ownFiles(source)) visit(file, file);
  return { values: [...values].sort(), unknown };

  function visit(node: ts.Node, file: ts.SourceFile): void {
    if (ts.isObjectLiteralExpression(node)) readLiteral(node, file);
    ts.forEachChild(node, (child) => {
      visit(child, file);
    });
  }

  /** `action: entry.action`, or `action` taken out of a record: it was written, and is found, elsewhere. */
  function isHandedOn(property: ts.ObjectLiteralElementLike, value: ts.Expression): boolean {
    if (ts.isPropertyAccessExpression(value)) return value.name.text === name;
    const symbol = checker.getShorthandAssignmentValueSymbol(property);
    return symbol?.valueDeclaration !== undefined && ts.isBindingElement(symbol.valueDeclaration);
  }

  function readLiteral(literal: ts.ObjectLiteralExpression, file: ts.SourceFile): void {
    const named = (wanted: string) => literal.properties.find((property) => property.name?.getText(file) === wanted);
    const property = named(name);
    if (!property || !beside.some((other) => named(other))) return;
    const value = valueOf(property);
    if (!value || isHandedOn(property, value)) return;
    const texts = textsOf(checker, value);
    if (texts) texts.forEach((text) => values.add(text));
    else unknown.push(`${path.basename(file.fileName)}: ${property.getText(file)}`);
  }
}

/** The names of everything that is compared for the audit (`changesBetween(before, after)`). */
export function comparedNames(): readonly string[] {
  const source = sourceProgram();
  const checker = source.getTypeChecker();
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const after =
      ts.isCallExpression(node) && node.expression.getText() === "changesBetween" ? node.arguments[1] : null;
    if (after) for (const property of checker.getTypeAtLocation(after).getProperties()) names.add(property.name);
    ts.forEachChild(node, visit);
  };
  for (const file of ownFiles(source)) visit(file);
  return [...names].sort();
}

function ownFiles(program: ts.Program): readonly ts.SourceFile[] {
  return program.getSourceFiles().filter((file) => /\/src\/(?!generated|tools)/u.test(file.fileName));
}

/** What is assigned; null for a selection of columns (`template: true`). */
function valueOf(property: ts.ObjectLiteralElementLike): ts.Expression | null {
  if (ts.isShorthandPropertyAssignment(property)) return property.name;
  if (!ts.isPropertyAssignment(property)) return null;
  return property.initializer.kind === ts.SyntaxKind.TrueKeyword ? null : property.initializer;
}

/** All texts an expression can become; null when it can become any. */
function textsOf(checker: ts.TypeChecker, value: ts.Expression): readonly string[] | null {
  if (ts.isConditionalExpression(value)) {
    const [one, other] = [textsOf(checker, value.whenTrue), textsOf(checker, value.whenFalse)];
    return one && other && [...one, ...other];
  }
  if (ts.isTemplateExpression(value)) {
    return value.templateSpans.reduce<readonly string[] | null>(
      (before, span) => {
        const pieces = textsOf(checker, span.expression);
        return before && pieces && before.flatMap((start) => pieces.map((piece) => start + piece + span.literal.text));
      },
      [value.head.text],
    );
  }
  const type = checker.getTypeAtLocation(value);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part): part is ts.StringLiteralType => part.isStringLiteral())
    ? parts.map((part) => part.value)
    : null;
}

let program: ts.Program | null = null;

/** Read and judged once per suite: the compiler needs seconds for the whole source. */
function sourceProgram(): ts.Program {
  program ??= readSource();
  return program;
}

function readSource(): ts.Program {
  const root = path.resolve(import.meta.dirname, "../..");
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), (file) => ts.sys.readFile(file)) as {
    config: unknown;
  };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const own = fileNames.filter((file) => file.includes("/src/"));
  return ts.createProgram(own, { ...options, noEmit: true });
}
