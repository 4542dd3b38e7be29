import { buildCommand } from '@stricli/core'
import type { CliContext } from '../cli-context.ts'
import { STACK_FLAGS } from '../deploy-flags.ts'
import { parseCount, switchFlag, textFlag, textsFlag } from '../flags.ts'
import type { RunFlags } from '../run-task.ts'
import { SET_BRIEF } from '../set-flag.ts'

export const runCommand = buildCommand<RunFlags, [string, ...string[]], CliContext>({
  docs: {
    brief: 'Run a task to its end, with its log; ends with its exit code',
    customUsage: [
      'prod/web -- npm run migrate',
      'prod/web --set LOG_LEVEL=debug -- npm run migrate',
      'prod/web --container app --set app:LOG_LEVEL=debug -- npm run migrate',
      'deploy.ts --task report',
      'deploy.ts --env prod --task report -- node report.js --day 2027-01-31',
      'prod --task-definition migrate:3 --subnet subnet-0a --assign-public-ip',
    ],
  },
  parameters: {
    flags: {
      ...STACK_FLAGS,
      task: textFlag('The task of a program, or the schedule or event rule that starts it', 'name'),
      taskDefinition: textFlag('The family, revision or ARN, instead of that of the service', 'name'),
      container: textFlag('The container that runs the command, where there are several', 'name'),
      set: textsFlag(SET_BRIEF, 'NAME=value'),
      subnet: textsFlag('A subnet of the task, where there is no service to take it from', 'id'),
      securityGroup: textsFlag('A security group of the task', 'id'),
      assignPublicIp: switchFlag('Give the task a public IP address, which it needs in a public subnet'),
      count: {
        kind: 'parsed',
        parse: parseCount,
        brief: 'How many tasks to run (1)',
        placeholder: '1-10',
        optional: true,
      },
      token: textFlag('Tells this run from others: the same again watches its tasks, and starts none', 'token'),
    },
    positional: {
      kind: 'array',
      parameter: {
        brief: 'The service to run like, with its cluster, or a program that has the task; then the command',
        parse: String,
        placeholder: 'cluster/service',
      },
      minimum: 1,
    },
  },
  loader: async () => {
    const { conclude } = await import('../conclude.ts')
    const { runTask } = await import('../run-task.ts')
    return function (flags: RunFlags, given: string, ...command: string[]) {
      return conclude(this, flags, working => runTask(given, command, flags, working, this))
    }
  },
})
