import type { Operations } from '../operation.ts'
import { listed } from '../wire/refusal.ts'
import { restXml } from '../wire/rest-xml.ts'
import { changeResourceRecordSets, getChange } from './change.ts'
import {
  createHostedZone,
  deleteHostedZone,
  getHostedZone,
  getHostedZoneCount,
  listHostedZones,
  listHostedZonesByName,
  updateHostedZoneComment,
} from './hosted-zone.ts'
import { listResourceRecordSets } from './record-set.ts'
import { changeTagsForResource, listTagsForResource } from './tags.ts'

export { constraints } from './constraints.ts'
export { resources } from './state.ts'
export { tagged } from './tags.ts'

export const protocol = restXml
export const refuse = listed('InvalidInput')

export const operations: Operations = {
  CreateHostedZone: createHostedZone,
  GetHostedZone: getHostedZone,
  ListHostedZones: listHostedZones,
  ListHostedZonesByName: listHostedZonesByName,
  DeleteHostedZone: deleteHostedZone,
  ChangeResourceRecordSets: changeResourceRecordSets,
  ListResourceRecordSets: listResourceRecordSets,
  GetChange: getChange,
  GetHostedZoneCount: getHostedZoneCount,
  UpdateHostedZoneComment: updateHostedZoneComment,
  ChangeTagsForResource: changeTagsForResource,
  ListTagsForResource: listTagsForResource,
}
