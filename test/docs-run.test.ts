import * as library from 'fluent-ecs'
import * as simulation from 'fluent-ecs/simulator'
import ts from 'typescript'
import { expect, it, onTestFinished } from 'vitest'
import { fencesOf } from './code-samples.ts'
import * as world from './example-world.ts'
import { filesIn, textOf } from './source-files.ts'

/** The blocks of the documents that are programs: those that show a mistake do not compile. */
const blocks = [...filesIn('docs', '.md'), 'README.md']
  .flatMap(file => fencesOf(file, textOf(file)))
  .filter(({ code }) => !code.includes('// error:'))

it.each(blocks.map(block => ({ at: `${block.file}:${block.line + 1}`, block })))(
  'the block at $at does what its page says',
  async ({ block: { code, before = '', ends = '' } }) => {
    const account = new Account()
    const listening = process.listeners('SIGINT')
    try {
      await account.run(before)
      const ended = await account.run(code).then(
        () => '',
        (error: unknown) => {
          if (!ends || !library.isEcsError(error)) throw error
          return error.code
        },
      )
      expect(ended).toBe(ends)
    } finally {
      process.exitCode = undefined
      for (const listener of process.listeners('SIGINT'))
        if (!listening.includes(listener)) process.off('SIGINT', listener)
    }
    // A program that does nothing teaches nothing, and one that prunes takes all that the stack has.
    expect(account.emptyStacks).toEqual([])
  },
)

const VERBS = [
  'deploy',
  'plan',
  'preflight',
  'destroy',
  'diagnose',
  'release',
  'run',
  'rollback',
  'planDestroy',
  'planRollback',
  'pruneRevisions',
  'approve',
  'reject',
] as const

const FILES: Readonly<Record<string, object>> = {
  'task-definition.json': {
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'app', image: 'nginx:1.29', portMappings: [{ containerPort: 80 }] }],
  },
  'service.json': { serviceName: 'web', cluster: 'prod', taskDefinition: 'web', desiredCount: 1 },
}

/** An account that has what the pages take as given, and the names that their programs use. */
class Account {
  readonly emptyStacks: string[] = []
  readonly #scope: Readonly<Record<string, unknown>>
  readonly #tests: (() => Promise<void>)[] = []

  constructor() {
    const simulator = simulation.createSimulator()
    simulator.hostedZone('example.com')
    simulator.certificate('example.com', '*.example.com')
    simulator.certificate('shop.example.com', '*.shop.example.com')
    const simulated = VERBS.map(name => [name, this.#simulated(name, simulator)] as const)
    this.#scope = {
      ...library,
      ...world,
      ...Object.fromEntries(simulated),
      simulator,
      exec: (...given: Parameters<typeof library.exec>) =>
        entered(at => library.exec(given[0], given[1], at(given[2]))),
      forward: async (...given: Parameters<typeof library.forward>) =>
        entered(at => library.forward(given[0], at(given[1]))),
      console: { log() {}, error() {}, warn() {} },
      fetch: async () => ({ ok: true }),
      load: (from: string) => this.#modules(from),
    }
  }

  /** Runs code as the body of a function that may wait, then the tests that it declares. */
  async run(code: string): Promise<void> {
    const body = code
      .replace(/^import (?:type )?(\{[^}]*\}|\* as \w+|\w+) from '([^']+)'$/gm, (_, names: string, from: string) =>
        from === 'fluent-ecs'
          ? ''
          : `const ${names.replace(/\btype \w+,?/g, '').replace('* as ', '')} = await load('${from}')`,
      )
      .replace(/^export (default )?/gm, (_, whole?: string) => (whole ? 'void ' : ''))
    const script = ts.transpile(`return (async () => {${body}\n})()`, { target: ts.ScriptTarget.ES2022 })
    await new Function(...Object.keys(this.#scope), script)(...Object.values(this.#scope))
    for (const declared of this.#tests.splice(0)) await declared()
  }

  #simulated(name: (typeof VERBS)[number], simulator: simulation.Simulator): unknown {
    const verb = PUBLIC.get(name) as (...given: readonly unknown[]) => unknown
    const at = ['diagnose', 'release', 'run'].includes(name) ? 2 : 1
    return (...given: readonly unknown[]) => {
      const [first] = given
      if (isStack(first) && first.build().kind === 'stack' && first.build().roots.length === 0)
        this.emptyStacks.push(first.build().name)
      const options = Object(given[at] ?? {}) as object
      return verb(...given.slice(0, at), { ...simulator.options(), ...options })
    }
  }

  async #modules(from: string): Promise<unknown> {
    if (from === 'fluent-ecs/simulator') return simulation
    if (from === 'vitest') return { expect, test: (_: string, run: () => Promise<void>) => this.#tests.push(run) }
    if (from === 'node:fs') return { readFileSync: (name: string) => JSON.stringify(FILES[name]) }
    return import(from)
  }
}

/** Runs a verb that opens a session, which needs a server, in a service that can be entered. */
async function entered<T>(verb: (at: <O extends object>(options?: O) => O) => Promise<T>): Promise<T> {
  const served = await simulation.serve({ startTime: new Date('2026-01-01T00:00:00Z') })
  const { cluster, network, service, stack, taskDefinition } = library
  const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5).allowExecuteCommand()
  const site = service('web').cluster(cluster('prod')).network(network.default()).executeCommand()
  onTestFinished(() => served.close())
  const options = served.simulator().options()
  const app = web.container('app', c => c.image('shop/web:1').port(80))
  await library.deploy(stack('entered').add(site.taskDefinition(app)), options)
  return verb(given => Object.assign({}, options, given))
}

const PUBLIC: ReadonlyMap<string, unknown> = new Map(Object.entries(library))

const isStack = (value: unknown): value is library.Deployable =>
  typeof value === 'object' && value !== null && 'build' in value
