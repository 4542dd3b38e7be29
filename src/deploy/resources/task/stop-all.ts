import { nextTick } from '../../../aws/clock.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { ownerOf } from '../../ownership.ts'
import { patiently } from '../../rollout/phase.ts'
import { fromEcsTags } from '../ecs-tags.ts'
import { listedTasks } from './listed-tasks.ts'

const POLL_MILLISECONDS = 5_000

/** Stops what runs of the task, whoever has started it: its cluster and its groups cannot go before. */
export async function stopAll({ cluster, family }: Outputs['task'], context: Context): Promise<void> {
  const { aws, clock, signal } = context
  const asked = new Set<string>()
  await patiently('removal', context, async patience => {
    for (;;) {
      const running = await runningAlone(cluster, family, context)
      for (const task of running) {
        if (asked.has(task)) continue
        asked.add(task)
        await aws.ecs('StopTask', { cluster, task, reason: `Stack ${context.stack.name} is destroyed` })
      }
      if (running.length === 0) return
      if (patience.isOver) throw patience.timedOut(`${running.length} tasks of ${family} have not stopped yet`)
      await nextTick(clock, POLL_MILLISECONDS, signal)
    }
  })
}

/** Tasks of our revisions that no service keeps, and that have not stopped. */
async function runningAlone(cluster: string, family: string, context: Context): Promise<readonly string[]> {
  const found = [
    ...(await listedTasks({ cluster, family, desiredStatus: 'RUNNING' }, context)),
    ...(await listedTasks({ cluster, family, desiredStatus: 'STOPPED' }, context)),
  ]
  const alone = found.filter(({ group, lastStatus }) => !group?.startsWith('service:') && lastStatus !== 'STOPPED')
  const revisions = new Set(alone.flatMap(({ taskDefinitionArn }) => taskDefinitionArn ?? []))
  const ours = new Set<string>()
  for (const taskDefinition of revisions) {
    const { tags } = await context.aws.ecs('DescribeTaskDefinition', { taskDefinition, include: ['TAGS'] })
    if (ownerOf(fromEcsTags(tags))?.stack === context.stack.name) ours.add(taskDefinition)
  }
  return alone.flatMap(({ taskArn, taskDefinitionArn = '' }) =>
    ours.has(taskDefinitionArn) && taskArn ? [taskArn] : [],
  )
}
