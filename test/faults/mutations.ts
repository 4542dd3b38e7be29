import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { RETRY_RULES } from '../../src/deploy/retry.ts'

/** One thing taken out of the executor, and the test that must notice. */
interface Mutation {
  readonly what: string
  readonly file: string
  readonly from: string
  readonly to: string
  readonly test: string
}

const END_OF_RULES = '\n]\n'

const MUTATIONS: readonly Mutation[] = [
  ...RETRY_RULES.map(({ because }, at) => ({
    what: `retry rule: ${because}`,
    file: 'src/deploy/retry.ts',
    from: END_OF_RULES,
    to: `\n].filter((_, at) => at !== ${at})\n`,
    test: 'test/faults/retry-rules.test.ts',
  })),
  {
    what: 'edges of the graph',
    file: 'src/deploy/graph.ts',
    from: 'needs: [...new Set(needs.map(keyOf))]',
    to: 'needs: []',
    test: 'test/deploy/graph.test.ts',
  },
  {
    what: 'ownership: what is foreign is refused',
    file: 'src/deploy/plan.ts',
    from: 'if (!owner && adopt) return true',
    to: 'if (!owner) return true',
    test: 'test/deploy/nine-steps.test.ts',
  },
  {
    what: 'ownership: an orphan has the tags of the stack',
    file: 'src/deploy/orphans/find.ts',
    from: 'owner.stack !== context.stack.name || ',
    to: '',
    test: 'test/deploy/orphans.test.ts',
  },
  {
    what: 'ownership: a role of another Region is not ours',
    file: 'src/deploy/orphans/untagged.ts',
    from: 'orphan && roleName(id, context) === RoleName',
    to: 'orphan && id',
    test: 'test/deploy/orphans.test.ts',
  },
  {
    what: 'a rule waits for its new target group',
    file: 'src/deploy/resources/rule-switch.ts',
    from: 'if (newAnswers || !oldAnswers) return undefined',
    to: 'return undefined',
    test: 'test/deploy/replacement.test.ts',
  },
]

const NOT_COPIED = ['node_modules', '.git', 'dist', 'coverage', '.venv', '.programs'].map(name => resolve(name))

/** A copy of what is here, so that an interruption leaves no mutation behind in src. */
function copyOfProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'fluent-ecs-mutations-'))
  cpSync(resolve('.'), copy, { recursive: true, filter: from => !NOT_COPIED.includes(from) })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  return copy
}

function passes(copy: string, ...tests: readonly string[]): boolean {
  const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'unit', ...tests], { cwd: copy, stdio: 'ignore' })
  return status === 0
}

function isNoticed({ file, from, to, test }: Mutation, copy: string): boolean {
  const path = join(copy, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} no longer has: ${from}`)
  writeFileSync(
    path,
    text.replace(from, () => to),
  )
  try {
    return !passes(copy, test)
  } finally {
    writeFileSync(path, text)
  }
}

const wanted = process.argv[2] ?? ''
const copy = copyOfProject()
try {
  const mutations = MUTATIONS.filter(({ what }) => what.includes(wanted))
  const tests = new Set(mutations.map(({ test }) => test))
  if (!passes(copy, ...tests)) throw new Error('The tests fail before anything is taken out')
  const survivors = mutations.filter(mutation => {
    const noticed = isNoticed(mutation, copy)
    console.log(`| ${mutation.what} | ${noticed ? mutation.test : 'NOT NOTICED'} |`)
    return !noticed
  })
  process.exitCode = survivors.length > 0 ? 1 : 0
} finally {
  rmSync(copy, { recursive: true, force: true })
}
