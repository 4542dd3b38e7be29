import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'
import ts from 'typescript'

/** A part of a file and what stands in its place. */
type Edit = readonly [from: number, to: number, text: string]

/**
 * Says in the code what `"sideEffects": false` says of whole files: that what a module makes as it is loaded may be left
 * out where nobody uses it. A bundler of a program takes the package's one file apart by it, constant by constant; else
 * the package would need a file for each module, and an import would take as long as reading them.
 */
export const pureModules: Plugin = {
  name: 'pure-modules',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: pure(readFileSync(path, 'utf8'), path),
      loader: 'ts',
    }))
  },
}

function pure(text: string, path: string): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const edits = [...file.statements.flatMap(pureConstants), ...pureClasses(file)]
  return edits
    .sort(([a], [b]) => b - a)
    .reduce((rest, [from, to, edit]) => rest.slice(0, from) + edit + rest.slice(to), text)
}

/** `const a = made()` becomes `const a = (() => made())()`, and that call is said to be pure. */
function pureConstants(statement: ts.Statement): readonly Edit[] {
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.flatMap(({ initializer }): Edit[] => {
    if (initializer === undefined || isPlain(initializer)) return []
    return [
      [initializer.getStart(), initializer.getStart(), '/* @__PURE__ */ (() => ('],
      [initializer.getEnd(), initializer.getEnd(), '))()'],
    ]
  })
}

/** What a file says of a class of its own, `offers(Class, …)`, goes with the class. */
function pureClasses({ statements }: ts.SourceFile): readonly Edit[] {
  return statements.flatMap((declared): Edit[] => {
    if (!ts.isClassDeclaration(declared) || declared.name === undefined) return []
    const name = declared.name.text
    const said = statements.filter(statement => isSaidOf(name, statement))
    if (said.length === 0) return []
    const exported = declared.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ? 'export ' : ''
    const itself = declared.getText().slice(exported.length)
    const whole = [itself, ...said.map(statement => statement.getText()), `return ${name}`].join('\n')
    // Where it is said: the names that it is said with are there by then.
    const made = `${exported}const ${name} = /* @__PURE__ */ (() => {\n${whole}\n})()`
    return [declared, ...said].map(each => [each.getStart(), each.getEnd(), each === said.at(-1) ? made : ''] as const)
  })
}

function isSaidOf(name: string, statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return false
  const [first] = statement.expression.arguments
  return first !== undefined && ts.isIdentifier(first) && first.text === name
}

/** What every bundler knows to have no effect: functions, literals, names, and arrays of these. */
function isPlain(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return isPlain(node.expression)
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isPlain)
  return ts.isFunctionLike(node) || ts.isLiteralExpression(node) || ts.isIdentifier(node)
}
