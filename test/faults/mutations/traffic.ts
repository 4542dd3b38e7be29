import type { Mutation } from './mutation.ts'

const TRAFFIC = 'test/deploy/traffic.test.ts'
const OTHER = 'test/deploy/any-program.test.ts'
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
    'limits say where they move the count',
    'src/deploy/resources/service/scaling-moves.ts',
    'return target?.MinCapacity !==',
    'return false && target?.MinCapacity !==',
    OTHER,
    'limits',
  ],
] as const

export const traffic: readonly Mutation[] = rows.map(([what, ...rest]) => {
  const [file, from, to, test, named] = rest
  return { what: `traffic: ${what}`, file, from, to, test, named }
})
