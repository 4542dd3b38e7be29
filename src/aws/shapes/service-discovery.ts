export type * from '@aws-sdk/client-servicediscovery'
