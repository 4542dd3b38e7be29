import type { ApiTable } from './api/table.ts'
import type { RawKind } from './raw-kind.ts'

/** What to do about a member of a target that says which task is started. */
export const BY_TASK = 'say it where the task is: .task()'

/** What `.raw()` sets of the task that a schedule or an event rule starts: both have the same members. */
export const rawEcsParameters = (
  table: ApiTable,
): RawKind<{ Group?: unknown; ReferenceId?: unknown; Tags?: unknown }> => ({
  table,
  structure: 'EcsParameters',
  names: { Group: true, ReferenceId: true, Tags: true },
  instead: Object.fromEntries(
    [
      ...['TaskDefinitionArn', 'TaskCount', 'LaunchType', 'NetworkConfiguration', 'PlatformVersion'],
      ...['CapacityProviderStrategy', 'EnableExecuteCommand', 'PlacementConstraints', 'PlacementStrategy'],
    ].map(name => [name, BY_TASK]),
  ),
})
