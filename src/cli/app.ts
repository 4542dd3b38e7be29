import { readFile } from 'node:fs/promises'
import { buildApplication, buildRouteMap } from '@stricli/core'
import { approveCommand, rejectCommand } from './commands/approve.ts'
import { checkCommand } from './commands/check.ts'
import { completionsCommand } from './commands/completions.ts'
import { deployCommand } from './commands/deploy.ts'
import { destroyCommand } from './commands/destroy.ts'
import { diagnoseCommand } from './commands/diagnose.ts'
import { execCommand } from './commands/exec.ts'
import { forwardCommand } from './commands/forward.ts'
import { githubActionCommand } from './commands/github-action.ts'
import { logsCommand } from './commands/logs.ts'
import { planCommand } from './commands/plan.ts'
import { preflightCommand } from './commands/preflight.ts'
import { releaseCommand } from './commands/release.ts'
import { restartCommand } from './commands/restart.ts'
import { rollbackCommand } from './commands/rollback.ts'
import { runCommand } from './commands/run.ts'
import { scaleCommand } from './commands/scale.ts'
import { statusCommand } from './commands/status.ts'
import { stopCommand } from './commands/stop.ts'

/** The commands by their names, in the order in which they are needed. */
export const COMMANDS = {
  check: checkCommand,
  plan: planCommand,
  preflight: preflightCommand,
  deploy: deployCommand,
  destroy: destroyCommand,
  rollback: rollbackCommand,
  approve: approveCommand,
  reject: rejectCommand,
  release: releaseCommand,
  run: runCommand,
  status: statusCommand,
  logs: logsCommand,
  exec: execCommand,
  forward: forwardCommand,
  diagnose: diagnoseCommand,
  restart: restartCommand,
  scale: scaleCommand,
  stop: stopCommand,
  completions: completionsCommand,
  githubAction: githubActionCommand,
}

/** The package is as far away from the sources as from what is built of them. */
async function ownVersion(): Promise<string> {
  const { version }: { version: string } = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  return version
}

/** The command line. `--help` loads nothing else: what a command does is loaded when it runs. */
export const app = buildApplication(
  buildRouteMap({
    routes: COMMANDS,
    docs: { brief: 'Describe and deploy containers on Amazon ECS' },
  }),
  {
    name: 'fluent-ecs',
    versionInfo: { getCurrentVersion: ownVersion },
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { caseStyle: 'convert-camel-to-kebab', useAliasInUsageLine: false },
  },
)
