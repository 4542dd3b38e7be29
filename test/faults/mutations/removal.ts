import type { Kind } from '../../../src/model/index.ts'
import type { Mutation, Spare } from './mutation.ts'

const TESTS = 'test/deploy/removal.test.ts'

const kindFirst = (kind: Kind): string => `order: a ${kind} does not go first`

const kinds: readonly Mutation[] = (['target-group', 'cluster', 'security-group'] as const).map(kind => ({
  what: kindFirst(kind),
  file: 'src/deploy/orphans/remove.ts',
  from: 'turnOf(orphan) === turn',
  to: `(orphan.kind === '${kind}' ? 0 : turnOf(orphan)) === turn`,
  test: TESTS,
  named: 'orphans that a',
}))

export const spareOrder: readonly Spare[] = (
  ['service', 'listener', 'load-balancer', 'task-definition', 'role'] as const
).map(kind => ({
  what: kindFirst(kind),
  because: 'AWS removes it before what uses it, too; so that nothing runs without what it uses meanwhile',
}))

const rules: readonly Mutation[] = (
  [
    ['it ends where something stays', 'orphans/remove.ts', 'if (failed) return false', '', TESTS, 'leaves'],
    [
      'what is in use after all stays',
      'orphans/remove.ts',
      '.filter(each => !inUse.has(identityOf(each)))',
      '',
      TESTS,
      'come to use',
    ],
    [
      'a destroy goes backwards',
      'applying/destroy-graph.ts',
      "walk(graph, 'reverse'",
      "walk(graph, 'forward'",
      'test/deploy/edges.test.ts',
      'what needs a',
    ],
    [
      'a destroy removes orphans only when their users are gone',
      'applying/destroy-graph.ts',
      'usersGone && ',
      '',
      TESTS,
      'leaves',
    ],
    [
      'a destroy removes orphans only when all was searched',
      'applying/destroy-graph.ts',
      ' && unknown.length === 0 ?',
      ' ?',
      TESTS,
      'leaves',
    ],
    [
      'a deploy removes what nothing uses',
      'orphans/prune.ts',
      '(unknown.length === 0 || isUser(orphan))',
      'unknown.length === 0',
      TESTS,
      'a plan says',
    ],
    [
      'a deploy removes orphans only when all was searched',
      'orphans/prune.ts',
      ' && (unknown.length === 0 || isUser(orphan))',
      '',
      TESTS,
      'leaves',
    ],
    [
      'a deploy removes orphans only when told to',
      'orphans/prune.ts',
      "(orphan.lost !== 'dropped' || prune) && ",
      '',
      'test/deploy/orphans.test.ts',
      'is shown, stays',
    ],
    [
      'a deploy removes parts of services',
      'orphans/prune.ts',
      "(orphan.lost !== 'dropped' || prune)",
      'prune',
      'test/deploy/orphans.test.ts',
      'goes with its line',
    ],
    [
      'a deploy removes no data',
      'orphans/prune.ts',
      'if (holdsData(orphan) || orphan.owner.adopted) return false',
      'if (orphan.owner.adopted) return false',
      'test/deploy/orphans.test.ts',
      'is shown, stays',
    ],
    [
      'a rule waits for its new target group',
      'resources/listener-rule/rule-switch.ts',
      'return ready || !oldAnswers ? undefined : allTo(old, next)',
      'return undefined',
      'test/deploy/replacement.test.ts',
      '',
    ],
  ] as const
).map(([what, file, from, to, test, named]) => ({
  what: `order: ${what}`,
  file: `src/deploy/${file}`,
  ...{ from, to, test, named },
}))

export const removal: readonly Mutation[] = [...kinds, ...rules]
