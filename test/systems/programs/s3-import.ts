import { cluster, eventRule, network, securityGroup, stack, task, taskDefinition } from '../../../src/index.ts'
import { vpc as given } from '../given.ts'
import type { System } from '../system.ts'

export const s3Import: System = {
  async given(account) {
    await given(account, 'main')
  },
  program(tag) {
    const vpc = network.existing({ name: 'main', subnets: { tags: { Name: 'main-private-*' } } })
    const rds = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:rds-AbCdEf'
    const django = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:django-AbCdEf'
    const job = taskDefinition('sf-import-task')
      .fargate()
      .cpu(1)
      .memory(2)
      .architecture('X86_64')
      .operatingSystem('LINUX')
      .ephemeralStorage(21)
      .volume('metadata')
      .logs({
        group: '/ecs/sf-import',
        retentionDays: 30,
        streamPrefix: 'import',
        kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f',
      })
      .executionRole({
        allow: [
          {
            actions: ['kms:Decrypt'],
            resources: ['*'],
            conditions: { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } },
          },
        ],
      })
      .taskRole({
        allow: [
          { actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::metadata'] },
          {
            actions: [
              's3:GetObject',
              's3:PutObject',
              's3:DeleteObject',
              's3:AbortMultipartUpload',
              's3:ListMultipartUploadParts',
              's3:ListBucketMultipartUploads',
            ],
            resources: ['arn:aws:s3:::metadata/*'],
          },
          { actions: ['secretsmanager:GetSecretValue'], resources: [rds, django] },
        ],
      })
      .container('import', c =>
        c
          .image(`ghcr.io/example/sf:${tag}`)
          .command('bash', '-lc', '/app/scripts/run_import_job.sh')
          .user('0')
          .environment({
            DJANGO_SETTINGS_MODULE: 'config.settings',
            S3_BUCKET_NAME: 'metadata',
            METADATA_S3_PREFIX: 'metadata',
          })
          .secrets({
            DB_NAME: `${rds}:dbname::`,
            DB_USER: `${rds}:username::`,
            DB_PASSWORD: `${rds}:password::`,
            DB_HOST: `${rds}:host::`,
            DB_PORT: `${rds}:port::`,
            SECRET_KEY: `${django}:SECRET_KEY::`,
          })
          .mountPoint('metadata', '/app/metadata'),
      )
    const run = task('import')
      .cluster(cluster('sf-import-cluster').containerInsights())
      .taskDefinition(job)
      .network(vpc)
      .platformVersion('LATEST')
    const trigger = eventRule('metadata-trigger')
      .pattern({
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: ['metadata'] }, object: { key: [{ prefix: '_triggers/' }] } },
      })
      .task(run)
    return stack('sf')
      .tags({ Project: 'sf', Role: 'ImportJob' })
      .add(trigger, securityGroup('rds').network(vpc).allowFrom(run, 5432))
  },
}
