import type { PolicyStatement } from '../model/role.ts'

/** What it takes to read these S3 objects. */
export function objectStatements(arns: readonly string[]): PolicyStatement[] {
  if (arns.length === 0) return []
  const buckets = [...new Set(arns.map(arn => arn.split('/', 1)[0] ?? arn))]
  return [
    { sid: 'ReadObjects', actions: ['s3:GetObject'], resources: arns },
    { sid: 'LocateBuckets', actions: ['s3:GetBucketLocation'], resources: buckets },
  ]
}
