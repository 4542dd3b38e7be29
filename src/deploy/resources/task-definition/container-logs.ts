import type { LogConfiguration as Sent } from '../../../aws/shapes/ecs.ts'
import { defined } from '../../../model/defined.ts'
import type { LogConfiguration } from '../../../model/task-definition.ts'
import type { Refs } from '../handler.ts'

/** A log configuration in its canonical form. */
export interface LogProps {
  readonly logDriver?: string
  readonly logOptions: Readonly<Record<string, string>>
  readonly logSecrets: Readonly<Record<string, string>>
}

export function desiredLogs(logs: LogConfiguration | undefined, refs: Refs, region: string): LogProps {
  if (!logs) return NONE
  const { logDriver } = logs
  if (!logs.logGroup) {
    const secrets = logs.secretOptions.map(({ name, value }) => [name, value])
    return { logDriver, logOptions: logs.options, logSecrets: Object.fromEntries(secrets) }
  }
  const options = defined({
    'awslogs-group': refs(logs.logGroup).name,
    'awslogs-region': region,
    'awslogs-stream-prefix': logs.streamPrefix,
    mode: logs.mode,
    ...(logs.maxBufferSize === undefined ? {} : { 'max-buffer-size': logs.maxBufferSize }),
  })
  return { logDriver, logOptions: options, logSecrets: {} }
}

export function liveLogs(found: Sent | undefined): LogProps {
  if (!found) return NONE
  const secrets = (found.secretOptions ?? []).map(({ name, valueFrom }) => [name, valueFrom])
  return {
    ...(found.logDriver === undefined ? {} : { logDriver: found.logDriver }),
    logOptions: found.options ?? {},
    logSecrets: Object.fromEntries(secrets),
  }
}

/** A canonical log configuration as RegisterTaskDefinition takes it. */
export function logInput({ logDriver, logOptions, logSecrets }: LogProps): Sent {
  const secretOptions = Object.entries(logSecrets).map(([name, valueFrom]) => ({ name, valueFrom }))
  return {
    logDriver: logDriver as 'awslogs',
    options: { ...logOptions },
    ...(secretOptions.length > 0 ? { secretOptions } : {}),
  }
}

const NONE: LogProps = { logOptions: {}, logSecrets: {} }
