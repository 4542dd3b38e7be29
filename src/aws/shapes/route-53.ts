export type * from '@aws-sdk/client-route-53'
