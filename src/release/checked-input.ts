import { InvalidDefinitionError } from '../errors.ts'
import {
  ACCOUNT_MEMBERS,
  ANYTHING,
  COUNT,
  FLAG,
  type InputMembers,
  inputIssues,
  isObject,
  OBJECT,
  oneOf,
  orNull,
  required,
  TEXT,
  TEXT_OR_NULL_RECORD,
  TEXT_RECORD,
  TEXTS,
} from '../validators/input.ts'
import type { ContainerChange, ReleaseChange, ReleaseTarget } from './release-change.ts'
import type { ReleaseOptions } from './release-options.ts'

const TARGET: InputMembers<ReleaseTarget> = { cluster: required(TEXT), service: required(TEXT) }

const CHANGE: InputMembers<ReleaseChange> = {
  image: TEXT,
  environment: TEXT_OR_NULL_RECORD,
  containers: OBJECT,
  cpu: TEXT,
  memory: TEXT,
  taskDefinition: ANYTHING,
  placeholders: TEXT_RECORD,
}

const CONTAINER: InputMembers<ContainerChange> = {
  image: TEXT,
  environment: TEXT_OR_NULL_RECORD,
  secrets: TEXT_OR_NULL_RECORD,
  command: orNull(TEXTS),
  entryPoint: orNull(TEXTS),
  cpu: COUNT,
  memory: orNull(COUNT),
  memoryReservation: orNull(COUNT),
}

const OPTIONS: InputMembers<ReleaseOptions> = {
  ...ACCOUNT_MEMBERS,
  timeouts: OBJECT,
  onPause: ANYTHING,
  earlyStop: FLAG,
  onConflict: oneOf('supersede', 'wait', 'fail'),
  dryRun: FLAG,
  force: FLAG,
}

/** @throws InvalidDefinitionError where a program without types gives what a release does not take. */
export function checkReleaseInput(target: unknown, change: unknown, options: unknown): void {
  const containers: unknown = isObject(change) ? Reflect.get(change, 'containers') : undefined
  const issues = [
    ...inputIssues('release()', target, TARGET),
    ...inputIssues('release()', change, CHANGE),
    ...(isObject(containers) ? Object.entries(containers) : []).flatMap(([name, each]) =>
      inputIssues('release()', each, CONTAINER, ['containers', name]),
    ),
    ...inputIssues('release()', options, OPTIONS),
  ]
  if (issues.length > 0) throw new InvalidDefinitionError('Release', issues)
}
