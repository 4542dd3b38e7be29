import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../source-files.ts'

const ABSENT = ts.TypeFlags.Undefined | ts.TypeFlags.Null

/** The classes behind the interfaces that have methods with options. */
const INTERFACES = [
  'Container',
  'TaskDefinition',
  'Service',
  'LoadBalancer',
  'NetworkLoadBalancer',
  'RouteBuilder',
  'SecurityGroup',
  'Repository',
  'Cluster',
  'NewCapacityProvider',
  'Scaling',
  'Task',
  'Alarm',
  'NamedAlarm',
  'UntimedSchedule',
  'Schedule',
  'AliasRecord',
  'EventRule',
] as const

/** Methods whose arguments the model of the API checks, or whose names are the user's own. */
const APART = new Set(['raw', 'attributes', 'containers', 'capacityProviders', 'capacityProviderStrategy', 'image'])

/** Options whose members rules of their own check. */
const CHECKED = new Set(['raw', 'attributes'])

/** Members of what is no record of options: a definition, a model, a number with a brand, a client, a clock. */
const NO_DATA = new Set(['build', 'kind', 'valueOf', 'addEventListener', 'send', 'now', 'acquire', 'write', 'putItem'])

type Option = Names | string | true
type Names = { readonly [name: string]: Option } | readonly [Option]

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
        CHECKED.has(property.name) ? 'r' : optionOf(checker.getTypeOfSymbolAtLocation(property, source), depth + 1),
      ]),
    )
  }

  /** What one option may be, in the words of `src/errors/option-issues.ts`. */
  const optionOf = (given: ts.Type, depth: number): Option => {
    const type = given.isTypeParameter() ? checker.getBaseConstraintOfType(given) : given
    if (!type) return true
    const letters = new Set((type.isUnion() ? type.types : [type]).map(letterOf))
    if (letters.has('*')) return true
    const names = namesOf(type, depth)
    const others = [...letters].sort().join('')
    if (names === undefined) return others === 'l' ? [itemOf(type, depth)] : others
    if (isList(names)) return others === 'l' ? names : others
    const instead = others.replace('r', '')
    return instead === '' ? names : { '': instead, ...names }
  }

  const itemOf = (type: ts.Type, depth: number): Option => {
    const [list = type] = type.isUnion() ? type.types.filter(each => !(each.flags & ABSENT)) : [type]
    const [item] = checker.getTypeArguments(list as ts.TypeReference)
    return item ? optionOf(item, depth + 1) : true
  }

  const letterOf = (type: ts.Type): string => {
    const { flags } = type
    // What is a mistake to give is no kind of value.
    if (flags & ABSENT || type.getProperties().some(({ name }) => name.startsWith('__@mistake'))) return ''
    if (type.isIntersection() && type.types.some(each => each.flags & ts.TypeFlags.StringLike)) return 't'
    if (flags & ts.TypeFlags.StringLike) return 't'
    if (flags & ts.TypeFlags.NumberLike) return 'n'
    if (flags & ts.TypeFlags.BooleanLike) return 'f'
    if (checker.isArrayType(type) || checker.isTupleType(type)) return 'l'
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection) && type.getCallSignatures().length === 0)
      return type.getProperties().some(({ name }) => name === 'valueOf') ? '*' : 'r'
    return '*'
  }

  /** Of a rest parameter, that of each argument. */
  const typeOf = (parameter: ts.Symbol): ts.Type => {
    const type = checker.getTypeOfSymbolAtLocation(parameter, source)
    const { valueDeclaration: declared } = parameter
    const isRest = declared !== undefined && ts.isParameter(declared) && declared.dotDotDotToken !== undefined
    return isRest ? (checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type) : type
  }

  const ofMethod = (method: ts.Symbol, isFunction = false): readonly (Names | null)[] => {
    const signatures = checker.getTypeOfSymbolAtLocation(method, source).getCallSignatures()
    const most = Math.max(0, ...signatures.map(({ parameters }) => parameters.length))
    const found = Array.from({ length: most }, (_, at) => {
      const types = signatures.flatMap(({ parameters }) => parameters[at] ?? [])
      // A function has other arguments that are records: events, and what they are about
      if (isFunction && types.some(({ name }) => name !== 'options')) return null
      return merged(types.map(each => namesOf(typeOf(each)))) ?? null
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
  const found = all.flatMap(each => (each === undefined ? [] : [each]))
  const [first] = found
  if (found.length < 2 || first === undefined || Array.isArray(first)) return first
  const whole: Record<string, Option> = {}
  for (const each of found)
    for (const [name, option] of isList(each) ? [] : Object.entries(each))
      whole[name] = either(whole[name] ?? '', option)
  return whole
}

/** What may be the one or the other. */
function either(one: Option, other: Option): Option {
  if (one === '' || other === '') return one || other
  if (typeof one === 'string' && typeof other === 'string') return [...new Set(one + other)].sort().join('')
  if (typeof one === 'object' && typeof other === 'object') return merged([one, other]) ?? true
  return true
}

const isList = (names: Names): names is readonly [Option] => Array.isArray(names)

/** Records of options that are as long as this stand once. */
const LONG = 60

/** The text of `option-names.ts` of a layer. */
export function optionNamesFile(layer: ReturnType<typeof optionNames>['builders' | 'deploy']): string {
  const tables = Object.entries(layer)
  const seen = new Map<string, number>()
  const count = (names: unknown): void => {
    if (typeof names !== 'object' || names === null) return
    const text = JSON.stringify(names)
    seen.set(text, (seen.get(text) ?? 0) + 1)
    // What is in something that stands once is counted once.
    if (seen.get(text) === 1) Object.values(names).forEach(count)
  }
  for (const [, methods] of tables) Object.values(methods).flat().forEach(count)
  const constants = new Map<string, { readonly name: string; readonly line: string }>()
  const write = (names: unknown, key: string): string => {
    // Of what no overload sets, the types say nothing
    if (typeof names !== 'object' || names === null) return JSON.stringify(names === '' ? true : names)
    const text = JSON.stringify(names)
    const known = constants.get(text)
    if (known) return known.name
    const inner = Array.isArray(names)
      ? `[${names.map(each => write(each, key)).join(',')}]`
      : `{${Object.entries(names).map(([name, each]) => `'${name}':${write(each, name)}`)}}`
    if (text.length < LONG || (seen.get(text) ?? 0) < 2) return inner
    const taken = [...constants.values()].filter(({ name }) => name.startsWith(upper(key))).length
    const name = taken === 0 ? upper(key) : `${upper(key)}_${taken + 1}`
    constants.set(text, { name, line: `const ${name}: Names = ${inner}\n` })
    return name
  }
  const texts = tables.map(([name, methods]) => {
    const lines = Object.entries(methods).map(
      ([method, names]) => `  '${method}': [${names.map(each => write(each, method)).join(',')}],`,
    )
    return `export const OF_${upper(name)}: OptionNames = {\n${lines.join('\n')}\n}\n`
  })
  return `// Made from the types: npx vitest run test/builders/option-names.test.ts -u
import type { ${constants.size > 0 ? 'Names, ' : ''}OptionNames } from '../errors/option-issues.ts'

${[...[...constants.values()].map(({ line }) => line), ...texts].join('\n')}`
}

const upper = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, '_$&').toUpperCase()
