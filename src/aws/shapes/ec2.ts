export type * from '@aws-sdk/client-ec2'
