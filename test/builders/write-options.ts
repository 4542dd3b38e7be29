import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../source-files.ts'

/** The classes behind the interfaces that have methods with options. */
const INTERFACES = [
  'Container',
  'TaskDefinition',
  'Service',
  'LoadBalancer',
  'SecurityGroup',
  'Repository',
  'Cluster',
  'Scaling',
] as const

/** Methods whose arguments the model of the API checks, or whose names are the user's own. */
const APART = new Set(['raw', 'containers', 'capacityProviders', 'capacityProviderStrategy', 'image'])

/** Members of what is no record of options: a definition, a model, a number with a brand, a client, a clock. */
const NO_DATA = new Set(['build', 'kind', 'valueOf', 'addEventListener', 'send', 'now', 'acquire', 'write'])

type Names = { readonly [name: string]: Names | true } | readonly [Names]

/** What the options of every method and function may be called, by layer, interface, method and argument, as the types say it. */
export function optionNames() {
  const entry = join(root, 'src/index.ts')
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [entry], include: [] }, ts.sys, root)
  const program = ts.createProgram([entry], options)
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(entry)
  const symbol = source && checker.getSymbolAtLocation(source)
  if (!source || !symbol) throw new Error('src/index.ts cannot be read')
  const exported = new Map(checker.getExportsOfModule(symbol).map(each => [each.name, each]))

  const namesOf = (given: ts.Type, depth = 0): Names | undefined => {
    const type = given.isTypeParameter() ? checker.getBaseConstraintOfType(given) : given
    if (!type || depth > 6) return undefined
    if (type.isUnion()) return merged(type.types.map(each => namesOf(each, depth)))
    if (checker.isArrayType(type) || checker.isTupleType(type)) {
      const of = namesOf(checker.getTypeArguments(type as ts.TypeReference)[0] ?? type, depth + 1)
      return of && !Array.isArray(of) ? [of] : undefined
    }
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return undefined
    if (type.getCallSignatures().length > 0 || type.getStringIndexType()) return undefined
    const properties = type.getProperties()
    if (properties.length === 0 || properties.some(({ name }) => name.startsWith('__') || NO_DATA.has(name))) {
      return undefined
    }
    return Object.fromEntries(
      properties.map(property => [
        property.name,
        namesOf(checker.getTypeOfSymbolAtLocation(property, source), depth + 1) ?? true,
      ]),
    )
  }

  const ofMethod = (method: ts.Symbol, isFunction = false): readonly (Names | null)[] => {
    const signatures = checker.getTypeOfSymbolAtLocation(method, source).getCallSignatures()
    const most = Math.max(0, ...signatures.map(({ parameters }) => parameters.length))
    const found = Array.from({ length: most }, (_, at) => {
      const types = signatures.flatMap(({ parameters }) => parameters[at] ?? [])
      // A function has other arguments that are records: events, and what they are about
      if (isFunction && types.some(({ name }) => name !== 'options')) return null
      return merged(types.map(each => namesOf(checker.getTypeOfSymbolAtLocation(each, source)))) ?? null
    })
    return found.some(each => each !== null) ? found : []
  }

  const ofInterface = (name: string) => {
    const declared = exported.get(name)
    const own = declared && (declared.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(declared) : declared)
    const all = own ? checker.getDeclaredTypeOfSymbol(own).getProperties() : []
    const methods = all.filter(method => !APART.has(method.name))
    return Object.fromEntries(
      methods.map(method => [method.name, ofMethod(method)] as const).filter(([, names]) => names.length > 0),
    )
  }

  const resolved = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  const ofFunctions = (folder: string) =>
    Object.fromEntries(
      [...exported]
        .map(([name, symbol]) => [name, resolved(symbol)] as const)
        .filter(([, own]) => own.valueDeclaration?.getSourceFile().fileName.includes(`/src/${folder}/`))
        .flatMap(([name, own]) => {
          const members = checker.getTypeOfSymbolAtLocation(own, source).getProperties()
          return [[name, own] as const, ...members.map(each => [`${name}.${each.name}`, each] as const)]
        })
        .map(([name, own]) => [name, ofMethod(own, folder === 'deploy')] as const)
        .filter(([, names]) => names.length > 0),
    )

  const ofInterfaces = INTERFACES.map(name => [name, ofInterface(name)] as const)
  return {
    builders: Object.fromEntries(
      [...ofInterfaces, ['functions', ofFunctions('builders')] as const].filter(
        ([, all]) => Object.keys(all).length > 0,
      ),
    ),
    deploy: { verbs: ofFunctions('deploy') },
  }
}

function merged(all: readonly (Names | undefined)[]): Names | undefined {
  const found = all.filter(each => each !== undefined)
  const [first] = found
  if (found.length < 2 || first === undefined || Array.isArray(first)) return first
  return Object.assign({}, ...found.filter(each => !Array.isArray(each))) as Names
}

/** The text of `option-names.ts` of a layer. */
export function optionNamesFile(layer: 'builders' | 'deploy'): string {
  const tables = Object.entries(optionNames()[layer]).map(([name, methods]) => {
    const lines = Object.entries(methods).map(([method, names]) => `  '${method}': ${JSON.stringify(names)},`)
    return `export const ${constantOf(name)}: OptionNames = {\n${lines.join('\n')}\n}\n`
  })
  // What many options hold stands once
  const shared = new Map<string, string>()
  const text = tables.join('\n').replace(/"(clients|timeouts)":(\{[^{}]*\})/g, (_, name: string, names: string) => {
    shared.set(name, names)
    return `"${name}":${name.toUpperCase()}`
  })
  const constants = [...shared].map(([name, names]) => `const ${name.toUpperCase()}: Names = ${names}\n`)
  return `// Made from the types: npx vitest run test/builders/option-names.test.ts -u
import type { ${shared.size > 0 ? 'Names, ' : ''}OptionNames } from '../errors/unknown-options.ts'

${[...constants, text].join('\n')}`
}

const constantOf = (name: string): string => `OF_${name.replace(/(?<=[a-z])[A-Z]/g, '_$&').toUpperCase()}`
