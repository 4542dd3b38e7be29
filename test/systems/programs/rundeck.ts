import { repository, role, stack, taskDefinition } from '../../../src/index.ts'
import { images } from '../given.ts'
import type { System } from '../system.ts'

export const rundeck: System = {
  async given(account) {
    for (const name of ['rundeck3docker', 'oauth2_proxy_docker', 'nginx_4_oauth2_proxy']) await images(account, name)
    await account.aws.iam('CreateRole', {
      RoleName: 'ecsTaskExecutionRole',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      }),
    })
  },
  program(tag) {
    const own = role.existing('ecsTaskExecutionRole')
    const same = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, name]))
    const database = ['URL', 'USERNAME', 'PASSWORD'].map(name => `RUNDECK_DATABASE_${name}`)
    const oauth = [
      'CLIENT_ID',
      'CLIENT_SECRET',
      'COOKIE_DOMAIN',
      'COOKIE_SECRET',
      'GITHUB_ORG',
      'GITHUB_TEAM',
      'REDIREC_URL',
    ]
    return stack('rundeck').add(
      taskDefinition('rundeck3ForECS')
        .fargate()
        .cpu(1)
        .memory(2)
        .taskRole(own)
        .executionRole(own)
        .logs({ group: '/ecs/rundeck' })
        .container('rundeck3', c =>
          c
            .image(repository.existing('rundeck3docker').tag(tag))
            .port(4440)
            .environment({
              AWS_DEFAULT_REGION: 'ap-northeast-1',
              RUNDECK_DATABASE_DRIVER: 'org.postgresql.Driver',
              RUNDECK_PLUGIN_EXECUTIONFILESTORAGE_NAME: 'org.rundeck.amazon-s3',
              RUNDECK_PREAUTH_ENABLED: 'true',
              RUNDECK_PREAUTH_USERNAME_HEADER: 'X-Forwarded-User',
              RUNDECK_SERVER_ADDRESS: '0.0.0.0',
              RUNDECK_SERVER_FORWARDED: 'true',
            })
            .secrets(same([...database, 'RUNDECK_PLUGIN_EXECUTIONFILESTORAGE_S3_BUCKET', 'RUNDECK_GRAILS_URL'])),
        )
        .container('oauth2_proxy', c =>
          c
            .image(repository.existing('oauth2_proxy_docker').tag(tag))
            .port(4180)
            .environment({ OAUTH2_PROXY_COOKIE_REFRESH: '1h', upstream: 'http://localhost:4440/' })
            .secrets(same(oauth.map(name => `OAUTH2_PROXY_${name}`))),
        )
        .container('nginx_4_oauth2_proxy', c => c.image(repository.existing('nginx_4_oauth2_proxy').tag(tag)).port(80)),
    )
  },
}
