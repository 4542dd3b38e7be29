import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { root } from './source-files.ts'

const entry = join(root, 'src/index.ts')
const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
const program = ts.createProgram([entry], options)
const checker = program.getTypeChecker()

const real = (symbol: ts.Symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)
const fileOf = (symbol: ts.Symbol) => symbol.declarations?.[0]?.getSourceFile().fileName ?? ''

function exportsOf(path: string): readonly ts.Symbol[] {
  const source = program.getSourceFile(path)
  const symbol = source && checker.getSymbolAtLocation(source)
  return symbol ? checker.getExportsOfModule(symbol).map(real) : []
}

/** What refuses mistakes: a type that depends on what was called. Nobody has a value of it to annotate. */
const isCheck = (symbol: ts.Symbol) =>
  symbol.declarations?.some(each => ts.isTypeAliasDeclaration(each) && each.typeParameters !== undefined)

/** The exported types of src that the declaration names. */
function namedIn(declaration: ts.Declaration): ts.Symbol[] {
  const found: ts.Symbol[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node) || ts.isPropertyDeclaration(node)) return
    const symbol = ts.isTypeReferenceNode(node) && checker.getSymbolAtLocation(node.typeName)
    if (symbol && fileOf(real(symbol)).includes('/src/') && exportsOf(fileOf(real(symbol))).includes(real(symbol)))
      found.push(real(symbol))
    ts.forEachChild(node, visit)
  }
  visit(declaration)
  return found
}

// What the fields of a model are called is said by the model: `Model['field']`
const signatures = exportsOf(entry).filter(symbol => !fileOf(symbol).includes('/src/model/'))
const named = new Set(signatures.flatMap(({ declarations = [] }) => declarations.flatMap(namedIn)))

test('what programs write and what only declaration files do are told apart, and counted', () => {
  const internal = exportsOf(join(root, 'src/internal.ts')).length
  expect(exportsOf(entry).length - internal).toBeLessThanOrEqual(201)
})

test('every type that a public signature names is public', () => {
  const known = new Set(exportsOf(entry))
  expect([...named].map(({ name }) => name)).toContain('LogDriverOptions')
  expect([...named].filter(each => !known.has(each) && !isCheck(each)).map(({ name }) => name)).toEqual([])
})
