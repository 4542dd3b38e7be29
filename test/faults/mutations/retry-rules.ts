import { RETRY_RULES } from '../../../src/aws/retry-rules.ts'
import type { Mutation } from './mutation.ts'

export const retryRules: readonly Mutation[] = RETRY_RULES.map(({ service = 'any service', code, because }, at) => ({
  what: `retry rule ${at}: ${service}, ${because}${code.source === '.' ? ' (by its message)' : ''}`,
  file: 'src/aws/retry-rules.ts',
  from: '\n]\n\n/** AWS answered',
  to: `\n].filter((_, at) => at !== ${at})\n\n/** AWS answered`,
  test: 'test/faults/retry-rules.test.ts',
  named: 'is waited out',
}))
