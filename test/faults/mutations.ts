import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
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

function isNoticed({ file, from, to, test }: Mutation): boolean {
  const text = readFileSync(file, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} no longer has: ${from}`)
  writeFileSync(file, text.replace(from, to))
  try {
    return spawnSync('npx', ['vitest', 'run', '--project', 'unit', test], { stdio: 'ignore' }).status !== 0
  } finally {
    writeFileSync(file, text)
  }
}

const wanted = process.argv[2] ?? ''
const survivors = MUTATIONS.filter(({ what }) => what.includes(wanted)).filter(mutation => {
  const noticed = isNoticed(mutation)
  console.log(`| ${mutation.what} | ${noticed ? mutation.test : 'NOT NOTICED'} |`)
  return !noticed
})
process.exitCode = survivors.length > 0 ? 1 : 0
