import type { Mutation } from './mutation.ts'

const TRAFFIC = 'test/deploy/traffic.test.ts'
const OTHER = 'test/deploy/any-program.test.ts'
const WAITING = 'test/deploy/waiting-rules.test.ts'
const ASTRAY = 'test/deploy/rollout/traffic-astray.test.ts'
const RULES = 'src/deploy/resources/listener-rule'

const rows = [
  [
    'a new rule waits for its targets',
    `${RULES}/listener-rule.ts`,
    'if (await wouldSilence(',
    'if (false && (',
    TRAFFIC,
    'a new route that',
  ],
  [
    'rules that wait stay behind',
    `${RULES}/rule-waiting.ts`,
    'if (!isWaiting(',
    'if (true || !isWaiting(',
    TRAFFIC,
    'never answers',
  ],
  [
    'no tasks are no reason to wait',
    `${RULES}/rule-waiting.ts`,
    'return (await tasksWanted(model, context)) !== 0',
    'return true',
    TRAFFIC,
    'without tasks',
  ],
  [
    'what the program has lost goes behind',
    `${RULES}/rule-priority.ts`,
    'if (!isLost) return []',
    'return []',
    TRAFFIC,
    'prune: false',
  ],
  [
    'a part of what another asks for goes first',
    `${RULES}/rule-priority.ts`,
    'slot: Math.max(own, ...parts.map(({ slot }) => slot + 1))',
    'slot: own',
    TRAFFIC,
    'whatever their names',
  ],
  [
    'targets of another service do not hold a switch up',
    `${RULES}/rule-switch.ts`,
    'return wanted !== undefined && healthy >= wanted',
    'return false',
    TRAFFIC,
    'another cluster',
  ],
  [
    'a count of zero does not hold a switch up',
    `${RULES}/rule-switch.ts`,
    'if (healthy === 0) return (await tasksWanted(model, context)) === 0',
    'if (healthy === 0) return false',
    TRAFFIC,
    'count of zero',
  ],
  [
    'a new rule waits until AWS tells of it',
    `${RULES}/rule-entry.ts`,
    'if (!waits && (await setPriorities(listenerArn, model, context)).isThere) return',
    'if (!waits && (await setPriorities(listenerArn, model, context))) return',
    WAITING,
    'tells of it late',
  ],
  [
    'a rule takes its place when AWS tells of it',
    `${RULES}/rule-entry.ts`,
    'if (!waits && (await setPriorities(listenerArn, model, context)).isThere) return',
    'if (!waits) return',
    TRAFFIC,
    'a new route that',
  ],
  [
    'a rule that was made twice has one place',
    `${RULES}/rule-priority.ts`,
    ' && !found.has(each)',
    '',
    WAITING,
    'of two rules',
  ],
  [
    'a rule that is gone is not waited for',
    `${RULES}/rule-entry.ts`,
    'throw deleted(model)',
    'return',
    WAITING,
    'somebody deletes',
  ],
  [
    'a rule gets the other group of its pair back',
    `${RULES}/rule-groups.ts`,
    'groups.length > 1 && live.length > 1 && ',
    'groups.length > 1 && ',
    ASTRAY,
    'one group of a pair',
  ],
  [
    'a rule that gets a group back sends on where it sent',
    `${RULES}/rule-groups.ts`,
    'serving[0] === groups[1] ? groups.toReversed() : groups',
    'serving[0] === groups[1] ? groups : groups',
    ASTRAY,
    'one group of a pair',
  ],
  [
    'a service that joins others on a route gets nothing before it answers',
    `${RULES}/rule-shares.ts`,
    'if (late.length === 0) return undefined',
    'return undefined',
    'test/deploy/shared-routes.test.ts',
    'gets another service',
  ],
  [
    'a rule that answers itself goes before what the program has lost',
    `${RULES}/rule-entry.ts`,
    'if (answer) return same',
    'if (answer) return false',
    'test/deploy/answering-rules.test.ts',
    'come before what the program has lost',
  ],
  [
    'a number that is said is freed of what the program has lost',
    `${RULES}/rule-priority.ts`,
    'if (said.has(priority)) return [{ RuleArn, Priority: freeFrom(priority) }]',
    '',
    'test/deploy/priorities.test.ts',
    'is taken from what the program has lost',
  ],
  [
    'a service leaves a target group when nothing is in the new one alone',
    'src/deploy/resources/service/service.ts',
    'if (leaving(loadBalancers, props.loadBalancers ?? []).length === 0) return undefined',
    'return undefined',
    'test/deploy/replacement.test.ts',
    'a changed port switches',
  ],
  [
    'limits say where they move the count',
    'src/deploy/resources/service/scaling-moves.ts',
    'return !same &&',
    'return false &&',
    OTHER,
    'limits',
  ],
  [
    'limits of schedules stay',
    'src/deploy/resources/autoscaling/scheduled-actions.ts',
    'now === live?.[which] && next !== undefined',
    'false',
    'test/deploy/resources/autoscaling/scheduled-actions.test.ts',
    'deploys in between leave them',
  ],
  [
    'schedules of others stay',
    'src/deploy/resources/autoscaling/scheduled-actions.ts',
    'if (!name.startsWith(prefix)) return []',
    '',
    'test/deploy/resources/autoscaling/scheduled-actions.test.ts',
    'of others are left alone',
  ],
] as const

export const traffic: readonly Mutation[] = rows.map(([what, ...rest]) => {
  const [file, from, to, test, named] = rest
  return { what: `traffic: ${what}`, file, from, to, test, named }
})
