export type * from '@aws-sdk/client-resource-groups-tagging-api'
