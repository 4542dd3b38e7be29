import type { Context } from '../context.ts'
import type { Outlook } from './outlook.ts'
import { isKnown, type StartedDefinition } from './started.ts'

/** Whether the log groups are there that neither the stack nor the log driver makes. */
export async function lookAtLogGroups(started: StartedDefinition, outlook: Outlook, context: Context): Promise<void> {
  const { model, definition, subject } = started
  const madeHere = new Set(context.models.flatMap(each => (each.kind === 'log-group' ? each.logGroupName : [])))
  for (const container of definition.containerDefinitions ?? []) {
    const { logDriver, options = {} } = container.logConfiguration ?? {}
    const { 'awslogs-group': group, 'awslogs-region': region = context.region } = options
    const isMade = makesGroup(options) || madeHere.has(group ?? '')
    if (logDriver !== 'awslogs' || !isKnown(group) || isMade) continue
    if (region !== context.region) {
      outlook.skip(`log group ${group} was not looked at: it is in ${region}`)
      continue
    }
    const found = await outlook.look(`log group ${group}`, () => isThere(group, context))
    if (found === false)
      outlook.add({
        code: 'log-group.missing',
        of: model,
        path: ['container', container.name ?? '', 'logConfiguration'],
        clue: { words: 'awslogs: The specified log group does not exist', subject, container },
      })
  }
}

/** Whether the log driver makes the group where there is none. */
export const makesGroup = ({ 'awslogs-create-group': makes }: Readonly<Record<string, string>>): boolean =>
  makes?.toLowerCase() === 'true'

async function isThere(logGroupNamePrefix: string, { aws }: Context): Promise<boolean> {
  let nextToken: string | undefined
  do {
    const page = await aws.cloudWatchLogs('DescribeLogGroups', { logGroupNamePrefix, nextToken })
    if (page.logGroups?.some(({ logGroupName }) => logGroupName === logGroupNamePrefix)) return true
    nextToken = page.nextToken
  } while (nextToken)
  return false
}
