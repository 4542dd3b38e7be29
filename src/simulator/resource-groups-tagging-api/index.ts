import type { GetResourcesCommandInput } from '@aws-sdk/client-resource-groups-tagging-api'
import type { World } from '../operation.ts'
import type { Service } from '../service.ts'
import { awsJson } from '../wire/json.ts'
import { listed } from '../wire/refusal.ts'
import { constraints } from './constraints.ts'
import { getResources } from './get-resources.ts'

/** The Resource Groups Tagging API over what other services have. */
export const resourceGroupsTaggingAPI = (others: readonly Service[]): Service => ({
  constraints,
  protocol: awsJson,
  refuse: listed('InvalidParameterException'),
  operations: {
    GetResources: (input: GetResourcesCommandInput, world: World) =>
      getResources(input, wanted => others.flatMap(({ tagged }) => tagged?.(world, wanted) ?? [])),
  },
  // It keeps nothing of its own.
  resources: () => [],
})
