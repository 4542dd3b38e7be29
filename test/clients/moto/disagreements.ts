/** Tests of moto that fail although the simulator has all they call: what they hold, and who says otherwise. */
export interface Disagreement {
  /** What moto holds, in words. */
  readonly moto: string
  /** AWS's page, the model of its API, a recording or a report that says otherwise. */
  readonly source: string
  /** Files and functions; with parameters where only some of them fail. */
  readonly tests: readonly string[]
}

const API = 'https://docs.aws.amazon.com'
const ECS = `${API}/AmazonECS/latest/APIReference`
const ELB = `${API}/elasticloadbalancing/latest/APIReference`
const ECR = `${API}/AmazonECR/latest/APIReference`
const LOGS = `${API}/AmazonCloudWatchLogs/latest/APIReference`
const DNS = `${API}/Route53/latest/APIReference`
const SCALING = `${API}/autoscaling/application/APIReference`
const EXAMPLES = 'https://github.com/aws/aws-cli/tree/develop/awscli/examples'
const OCI = 'https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests'

const ECS_TESTS: readonly Disagreement[] = [
  {
    moto: 'A capacity provider takes an Auto Scaling group that there is not; it identifies one',
    source: `${ECS}/API_AutoScalingGroupProvider.html`,
    tests: [
      'create_capacity_provider',
      'create_capacity_provider_with_tags',
      'describe_capacity_provider__using_name',
      'describe_capacity_provider__using_arn',
      'describe_capacity_provider__missing',
      'delete_capacity_provider',
      'update_capacity_provider',
    ].map(name => `test_ecs_capacity_provider.py::test_${name}`),
  },
  {
    moto: 'The namespace of a cluster is answered as it was given; it may be a name, and ECS answers its ARN',
    source: `${ECS}/API_ClusterServiceConnectDefaults.html`,
    tests: ['test_ecs.py::test_create_cluster_with_setting'],
  },
  {
    moto: 'Clusters without tags have no member tags; theirs is an empty list',
    source: `${EXAMPLES}/ecs/create-cluster.rst`,
    tests: ['test_ecs.py::test_create_cluster_with_tags', 'test_ecs.py::test_describe_clusters'],
  },
  {
    moto: 'ListClusters lists deleted clusters; they can only be described',
    source: `${ECS}/API_DeleteCluster.html`,
    tests: ['test_ecs.py::test_delete_cluster'],
  },
  {
    moto: 'A definition without a network mode is answered with bridge; recorded answers have none',
    source: `${EXAMPLES}/ecs/register-task-definition.rst`,
    tests: ['test_ecs.py::test_register_task_definition', 'test_ecs_task_definitions.py::test_delete_task_definitions'],
  },
  {
    moto: 'A container without systemControls has no such member; recorded answers have an empty list',
    source: `${EXAMPLES}/ecs/describe-task-definition.rst`,
    tests: ['test_ecs.py::test_describe_task_definition_by_family'],
  },
  {
    moto: 'Definitions for Fargate need no network mode awsvpc',
    source: `${API}/AmazonECS/latest/developerguide/fargate-tasks-services.html`,
    tests: ['test_ecs.py::test_register_task_definition_memory_validation_fargate'],
  },
  {
    moto: 'Roles need not be there',
    source: `${ECS}/API_RegisterTaskDefinition.html`,
    tests: ['test_ecs.py::test_describe_task_definitions'],
  },
  {
    moto: 'Launch types are those of an older model, and their refusal has the code ClientException',
    source: `${ECS}/API_CreateService.html`,
    tests: ['test_ecs.py::test_create_service_errors', 'test_ecs.py::test_run_task_exceptions'],
  },
  {
    moto: 'Account settings are those of an older model',
    source: `${ECS}/API_ListAccountSettings.html`,
    tests: ['test_ecs_account_settings.py::test_list_account_settings_wrong_name'],
  },
  {
    moto: 'A setting is answered without the principal and the type that the model has',
    source: `${ECS}/API_Setting.html`,
    tests: [
      'test_ecs_account_settings.py::test_put_account_setting',
      'test_ecs_account_settings.py::test_list_account_setting',
      'test_ecs_account_settings.py::test_delete_account_setting',
    ],
  },
  {
    moto: 'Tasks run or wait as soon as a service is made, without instances; recorded answers count none, and events say why',
    source: `${API}/AmazonECS/latest/developerguide/service-event-messages-list.html`,
    tests: [
      'test_ecs.py::test_create_service_scheduling_strategy',
      'test_ecs.py::test_describe_services',
      'test_ecs.py::test_describe_services_scheduling_strategy',
      'test_ecs.py::test_update_service',
      'test_ecs.py::test_delete_service',
      'test_ecs.py::test_delete_service_force',
    ],
  },
  {
    moto: 'Fargate runs definitions that are not for it',
    source: `${API}/AmazonECS/latest/developerguide/fargate-tasks-services.html`,
    tests: [
      'test_ecs.py::test_list_services',
      'test_ecs.py::test_run_task_default_cluster',
      'test_ecs_account_settings.py::test_put_account_setting_changes_service_arn',
    ],
  },
  {
    moto: 'The ARN of a service that is not there has no cluster in it; that form is of before 2021',
    source: `${API}/AmazonECS/latest/developerguide/ecs-account-settings.html`,
    tests: ['test_ecs.py::test_describe_services_with_known_unknown_services'],
  },
  {
    moto: 'A service may name a container that its definition does not have',
    source: 'report:53965029069',
    tests: ['test_ecs.py::test_create_service_load_balancing'],
  },
  {
    moto: 'ListTagsForResource has the error ServiceNotFoundException',
    source: `${ECS}/API_ListTagsForResource.html#API_ListTagsForResource_Errors`,
    tests: ['test_ecs.py::test_list_tags_exceptions'],
  },
  {
    moto: 'Container Insights may have any value',
    source: `${ECS}/API_ClusterSetting.html`,
    tests: ['test_ecs.py::test_update_cluster'],
  },
  {
    moto: 'Services of the controller ECS need no task definition',
    source: `${ECS}/API_CreateService.html`,
    tests: ['test_ecs.py::test_remove_tg'],
  },
]

const ECR_TESTS: readonly Disagreement[] = [
  {
    moto: 'A registry of another account can be asked for; the simulator is one account',
    source: `${ECR}/API_DescribeRepositories.html`,
    tests: ['test_ecr.py::test_create_repository_in_different_account', 'test_ecr.py::test_describe_repositories_2'],
  },
  {
    moto: 'The digest of an image is that of its config; it is that of its manifest',
    source: OCI,
    tests: [
      'test_ecr.py::test_put_manifest_list',
      'test_ecr.py::test_describe_images',
      'test_ecr.py::test_list_same_image_with_multiple_tags',
      'test_ecr.py::test_ecr_image_digest',
      'test_ecr.py::test_ecr_image_tag_mutability',
      'test_ecr.py::test_ecr_image_tag_mutability_with_exclusion_filters',
      'test_ecr.py::test_ecr_image_tag_immutability',
      'test_ecr.py::test_ecr_image_tag_immutability_with_exclusion_filters',
    ],
  },
  {
    moto: 'An image goes when its only tag moves to another; it stays, untagged',
    source: `${API}/AmazonECR/latest/userguide/image-tag-mutability.html`,
    tests: ['test_ecr.py::test_put_multiple_images_with_same_tag'],
  },
  {
    moto: 'A manifest that is there may be put again without a tag',
    source: `${ECR}/API_PutImage.html#API_PutImage_Errors`,
    tests: ['test_ecr.py::test_describe_images_tags_should_not_contain_empty_tag2'],
  },
  {
    moto: 'Names of repositories may have apostrophes, ids of registries eleven digits; the model has patterns, and so were refusals recorded',
    source: `${ECR}/API_Repository.html`,
    tests: [
      'test_ecr.py::test_list_images_from_repository_that_doesnt_exist',
      'test_ecr.py::test_describe_repository_that_doesnt_exist',
      'test_ecr.py::test_get_authorization_token_explicit_regions',
    ],
  },
  {
    moto: 'A token is always the same and never expires',
    source: `${ECR}/API_GetAuthorizationToken.html`,
    tests: ['test_ecr.py::test_get_authorization_token_assume_region'],
  },
  {
    moto: 'Digest and tag together delete every tag of the image; a tag that is named is removed, and the image with its last',
    source: `${ECR}/API_BatchDeleteImage.html`,
    tests: ['test_ecr.py::test_batch_delete_image_with_matching_digest_and_tag'],
  },
  {
    moto: 'A tag of another image is ImageNotFound; the model has ImageTagDoesNotMatchDigest',
    source: `${ECR}/API_ImageFailure.html`,
    tests: ['test_ecr.py::test_batch_delete_image_with_mismatched_digest_and_tag'],
  },
  {
    moto: 'Values are told in another order than the model has them',
    source: `${ECR}/API_PutImageTagMutability.html`,
    tests: ['test_ecr.py::test_put_image_tag_mutability_error_invalid_param'],
  },
  {
    moto: 'A rule for untagged images may have tags and days with a count',
    source: `${API}/AmazonECR/latest/userguide/lifecycle_policy_parameters.html`,
    tests: ['test_ecr.py::test_put_lifecycle_policy'],
  },
  {
    moto: 'Nothing of AWS: the test calls moto’s own server',
    source: 'https://docs.getmoto.org/en/latest/docs/services/ecr.html',
    tests: ['test_ecr_scan_results.py::test_set_findings'],
  },
]

const LOGS_TESTS: readonly Disagreement[] = [
  {
    moto: 'A role may be made with a policy that is no JSON; recorded: MalformedPolicyDocument',
    source: `${API}/IAM/latest/APIReference/API_CreateRole.html#API_CreateRole_Errors`,
    tests: [
      'test_integration.py::test_put_subscription_filter_update',
      'test_integration.py::test_put_subscription_filter_with_lambda',
      'test_integration.py::test_subscription_filter_applies_to_new_streams',
      'test_integration.py::test_delete_subscription_filter',
      'test_integration.py::test_delete_subscription_filter_errors',
      'test_integration.py::test_put_subscription_filter_errors',
    ],
  },
  {
    moto: 'The end of what is too old is the last event of it; it is exclusive',
    source: `${LOGS}/API_RejectedLogEventsInfo.html`,
    tests: ['test_logs.py::test_put_log_events_in_the_past'],
  },
  {
    moto: 'An action is scheduled for what is no scalable target; AWS throws ObjectNotFoundException',
    source: `${SCALING}/API_PutScheduledAction.html`,
    tests: ['delete_scheduled_action', 'describe_scheduled_actions', 'put_scheduled_action__use_update'].map(
      name => `test_applicationautoscaling.py::test_${name}`,
    ),
  },
  {
    moto: 'The alarms of a policy that tracks a target are in CloudWatch, and AWS has them there: here only their names are told',
    source: `${API}/autoscaling/application/userguide/application-auto-scaling-target-tracking.html`,
    tests: ['test_applicationautoscaling_policies.py::test_describe_scaling_policy_with_ecs_alarms'],
  },
  {
    moto: 'Tokens of pages have a form; they are opaque',
    source: `${LOGS}/API_GetLogEvents.html`,
    tests: [
      'test_logs.py::test_get_log_events',
      'test_logs.py::test_get_log_events_with_start_from_head',
      'test_logs.py::test_describe_log_streams_paging',
      'test_logs_filter_log_events.py::TestLogFilterParameters::test_filter_logs_paging',
    ],
  },
  {
    moto: 'A pattern in brackets that it does not know matches everything',
    source: `${API}/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html`,
    tests: ['test_logs_filter_log_events.py::TestLogsFilterPattern::test_unknown_pattern'],
  },
  {
    moto: 'Nothing of AWS: the tests call functions of moto',
    source: 'https://docs.getmoto.org/en/latest/docs/services/logs.html',
    tests: [
      'test_logs_query/test_query.py::TestLogsQueries::test_default_query',
      'test_logs_query/test_query.py::TestLogsQueries::test_simplified_query',
    ],
  },
]

const DNS_TESTS: readonly Disagreement[] = [
  {
    moto: 'Every zone has the same name servers',
    source: `${DNS}/API_CreateHostedZone.html`,
    tests: ['test_route53.py::test_create_hosted_zone'],
  },
  {
    moto: 'A private zone needs no VPC',
    source: `${DNS}/API_CreateHostedZone.html`,
    tests: [
      'test_route53.py::test_list_resource_recordset_pagination',
      'test_route53_vpcs.py::test_hosted_zone_private_zone_preserved',
      'test_route53_vpcs.py::test_route53_associate_vpc',
    ],
  },
  {
    moto: 'A caller reference may be used again with another name',
    source: `${DNS}/API_CreateHostedZone.html`,
    tests: [
      'test_route53.py::test_list_hosted_zones',
      'test_route53.py::test_delete_hosted_zone',
      'test_route53.py::test_get_hosted_zone_count_many_zones',
      'test_route53.py::test_list_hosted_zones_by_dns_name',
      'test_route53.py::test_list_hosted_zones_by_name',
      'test_route53_vpcs.py::test_list_hosted_zones_by_vpc_with_multiple_vpcs',
    ],
  },
  {
    moto: 'Records need no TTL',
    source: 'report:35156428372',
    tests: [
      'test_route53.py::test_delete_hosted_zone_with_change_sets',
      'test_route53.py::test_deleting_weighted_route',
      'test_route53.py::test_create_delete_create',
      'test_route53.py::test_deleting_latency_route',
      'test_route53.py::test_list_resource_record_set_invalid_start_record_name',
    ],
  },
  {
    moto: 'Records with a routing policy need no SetIdentifier',
    source: `${DNS}/API_ResourceRecordSet.html`,
    tests: ['test_route53.py::test_failover_record_sets', 'test_route53.py::test_geolocation_record_sets'],
  },
  {
    moto: 'A type without a name has the code 400',
    source: `${DNS}/API_ListResourceRecordSets.html#API_ListResourceRecordSets_Errors`,
    tests: ['test_route53.py::test_list_resource_record_set_unknown_type'],
  },
  {
    moto: 'Answers have no MaxItems when none was asked for; the model requires it',
    source: `${DNS}/API_ListHostedZones.html`,
    tests: ['test_route53.py::test_list_hosted_zones_pagination'],
  },
  {
    moto: 'The zone of an alias may be longer than the 32 characters of the model',
    source: `${DNS}/API_AliasTarget.html`,
    tests: ['test_route53.py::test_change_resource_record_sets_crud_valid'],
  },
  {
    moto: 'Values of TXT need no quotation marks',
    source: `${API}/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#TXTFormat`,
    tests: ['test_route53.py::test_change_resource_record_sets_crud_valid_with_special_xml_chars'],
  },
  {
    moto: 'The words for an action that there is not leave out where AWS’s parser was, so neither is AWS’s',
    source: `${DNS}/API_Change.html`,
    tests: ['test_route53.py::test_change_resource_record_invalid_action_value'],
  },
  {
    moto: 'Problems of a change batch stand without brackets',
    source: 'report:43467650137',
    tests: [
      'test_route53.py::test_change_resource_record_set_create__should_fail_when_record_already_exists',
      'test_route53.py::test_change_resource_record_sets_records_limit',
    ],
  },
  {
    moto: 'A CNAME may stand beside other records of its name',
    source: `${API}/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#CNAMEFormat`,
    tests: ['test_route53.py::test_list_resource_record_sets_name_type_filters'],
  },
  {
    moto: 'Every change is there, whatever its id',
    source: `${DNS}/API_GetChange.html#API_GetChange_Errors`,
    tests: ['test_route53.py::test_get_change'],
  },
  {
    moto: 'XML has to be written as CDATA; what it says is the same',
    source: 'https://www.w3.org/TR/xml/#sec-cdata-sect',
    tests: ['test_server.py::test_list_recordset'],
  },
]

const SCALING_TESTS: readonly Disagreement[] = [
  {
    moto: 'A new target needs no capacities',
    source: `${SCALING}/API_RegisterScalableTarget.html`,
    tests: ['test_applicationautoscaling.py::test_describe_scalable_targets_one_basic_ecs_success'],
  },
  {
    moto: 'A role that is given is used for ECS; it is the service-linked one',
    source: `${SCALING}/API_RegisterScalableTarget.html`,
    tests: ['test_applicationautoscaling.py::test_describe_scalable_targets_one_full_ecs_success'],
  },
  {
    moto: 'Tokens of pages have a form; they are opaque',
    source: `${SCALING}/API_DescribeScalableTargets.html`,
    tests: ['test_applicationautoscaling.py::test_describe_scalable_targets_next_token_success'],
  },
  {
    moto: 'RegisterScalableTarget has the error ClusterNotFoundException',
    source: `${SCALING}/API_RegisterScalableTarget.html#API_RegisterScalableTarget_Errors`,
    tests: [
      'test_validation.py::test_register_scalable_target_ecs_with_non_existent_service_should_return_clusternotfound_exception',
    ],
  },
]

const ELB_TESTS: readonly Disagreement[] = [
  {
    moto: 'The name of an internal load balancer does not begin with internal-',
    source: `${API}/elasticloadbalancing/latest/application/application-load-balancers.html`,
    tests: ['test_elbv2.py::test_create_load_balancer'],
  },
  {
    moto: 'A load balancer is active at once',
    source: `${ELB}/API_LoadBalancerState.html`,
    tests: ['test_elbv2.py::test_describe_load_balancers'],
  },
  {
    moto: 'A resource has ten tags; it may have fifty',
    source: `${API}/elasticloadbalancing/latest/application/load-balancer-tags.html`,
    tests: ['test_elbv2.py::test_add_remove_tags'],
  },
  {
    moto: 'A page has fifty load balancers; it has up to 400',
    source: `${ELB}/API_DescribeLoadBalancers.html`,
    tests: ['test_elbv2.py::test_describe_paginated_balancers'],
  },
  {
    moto: 'Values are those of an older model',
    source: `${ELB}/API_CreateListener.html`,
    tests: [
      'test_elbv2.py::test_create_listeners_with_invalid_protocol[application-INVALID-exception_message8]',
      'test_elbv2.py::test_create_listeners_with_invalid_protocol[network-INVALID-exception_message9]',
      'test_elbv2.py::test_ip_address_type_validation',
      'test_elbv2_target_groups.py::test_create_target_group_with_invalid_healthcheck_protocol',
      'test_elbv2_target_groups.py::test_create_target_group_invalid_protocol',
    ],
  },
  {
    moto: 'Values need not be those of the model: our, HHTP 301, other',
    source: `${ELB}/API_Action.html`,
    tests: [
      'test_elbv2.py::test_oidc_action_listener[True]',
      'test_elbv2.py::test_oidc_action_listener[False]',
      'test_elbv2_listener_rules.py::test_create_rule_action[action2]',
      'test_elbv2_target_groups.py::test_create_target_group_with_target_type[other]',
    ],
  },
  {
    moto: 'The path of a redirect need not begin with a slash: p',
    source: `${ELB}/API_RedirectActionConfig.html`,
    tests: ['test_elbv2.py::test_redirect_action_listener_rule'],
  },
  {
    moto: 'A listener needs no action that ends a request',
    source: `${ELB}/API_CreateListener.html`,
    tests: [
      'test_elbv2.py::test_create_rule_forward_config_as_second_arg',
      'test_elbv2.py::test_create_rule_priority_in_use',
      'test_elbv2.py::test_cognito_action_listener_rule',
      'test_elbv2.py::test_oidc_action_listener__simple',
      'test_elbv2.py::test_create_listener_with_alpn_policy',
      'test_elbv2_listener_rule_tags.py::test_create_listener_rule_with_tags',
      'test_elbv2_listener_rule_tags.py::test_listener_rule_add_remove_tags',
      'test_elbv2_listener_rule_tags.py::test_remove_tags_to_invalid_listener_rule',
      'test_elbv2_listener_tags.py::test_create_listener_with_tags',
      'test_elbv2_listener_tags.py::test_listener_add_remove_tags',
      'test_elbv2_listener_tags.py::test_remove_tags_to_invalid_listener',
    ],
  },
  {
    moto: 'A rule needs no condition',
    source: `${ELB}/API_CreateRule.html`,
    tests: [
      'test_elbv2.py::test_modify_rule_conditions',
      'test_elbv2_listener_rules.py::test_create_rule_action[action0]',
      'test_elbv2_listener_rules.py::test_create_rule_action[action1]',
      'test_elbv2_listener_rules.py::test_create_rule_action[action3]',
      'test_elbv2_listener_rules.py::test_create_rule_action_forward_config',
      'test_elbv2_listener_rules.py::test_create_rule_action_forward_target_group',
    ],
  },
  {
    moto: 'A forward action is answered as it was given; recorded answers have its ForwardConfig, with weights',
    source: `${ELB}/API_Action.html`,
    tests: [
      'test_elbv2.py::test_handle_listener_rules',
      'test_elbv2.py::test_forward_config_action',
      'test_elbv2.py::test_forward_config_action__with_stickiness',
      'test_elbv2_target_groups.py::test_delete_target_group_after_modifying_listener',
    ],
  },
  {
    moto: 'A condition on host or path is answered in one form; others read only the other form, of rules made in either',
    source: 'https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener_rule.go',
    tests: [
      'test_elbv2_listener_rules.py::test_create_rule_condition',
      'test_elbv2_listener_rules.py::test_modify_rule_condition',
    ],
  },
  {
    moto: 'Dual stack needs no subnets with IPv6',
    source: `${API}/elasticloadbalancing/latest/application/load-balancer-ip-address-type.html`,
    tests: ['test_elbv2.py::test_set_ip_address_type', 'test_elbv2.py::test_create_dualstack_load_balancer'],
  },
  {
    moto: 'Cross-zone load balancing of an Application Load Balancer is off, and can be',
    source: `${ELB}/API_LoadBalancerAttribute.html`,
    tests: [
      'test_elbv2.py::test_modify_load_balancer_attributes_crosszone_enabled',
      'test_elbv2.py::test_describe_load_balancer_attributes_default',
    ],
  },
  {
    moto: 'ModifyListener has the error CertificateWereNotPassed',
    source: `${ELB}/API_ModifyListener.html#API_ModifyListener_Errors`,
    tests: ['test_elbv2.py::test_modify_listener_http_to_https'],
  },
  {
    moto: 'An Application Load Balancer needs no two zones',
    source: `${ELB}/API_CreateLoadBalancer.html`,
    tests: [
      'test_elbv2.py::test_modify_listener_of_https_target_group',
      'test_elbv2.py::test_add_listener_certificate',
      'test_elbv2_integration.py::test_modify_listener_using_iam_certificate',
      'test_elbv2_listener_attributes.py::test_modify_listener_attributes[tcp.idle_timeout.seconds-350-360]',
    ],
  },
  {
    moto: 'A target group without a load balancer has no member LoadBalancerArns; recorded answers have an empty list',
    source: `${EXAMPLES}/elbv2/describe-target-groups.rst`,
    tests: ['test_elbv2_target_groups.py::test_create_target_group_and_listeners'],
  },
  {
    moto: 'Names may not have two hyphens in a row, and hyphens at their ends are refused in words of a pattern that the model does not have',
    source: `${ELB}/API_CreateTargetGroup.html`,
    tests: ['test_elbv2_target_groups.py::test_create_invalid_target_group_invalid_characters'],
  },
  {
    moto: 'A target group has seven attributes; more are documented',
    source: `${ELB}/API_TargetGroupAttribute.html`,
    tests: ['test_elbv2_target_groups.py::test_target_group_attributes'],
  },
  {
    moto: 'Target groups are told in the order of their names; no order is documented',
    source: `${ELB}/API_DescribeTargetGroups.html`,
    tests: ['test_elbv2_target_groups.py::test_describe_target_groups'],
  },
  {
    moto: 'Asking for the target groups of a load balancer that has none is an error; documented is one for groups that are asked for',
    source: `${ELB}/API_DescribeTargetGroups.html#API_DescribeTargetGroups_Errors`,
    tests: ['test_elbv2_target_groups.py::test_describe_target_groups_with_empty_load_balancer'],
  },
  {
    moto: 'Words of its own for target groups that are not there',
    source: 'https://github.com/aws/copilot-cli/issues/3833',
    tests: ['test_elbv2_target_groups.py::test_create_listener_with_invalid_target_group'],
  },
  {
    moto: 'Words of its own for target groups that are in use',
    source: 'report:22452854992',
    tests: ['test_elbv2_target_groups.py::test_delete_target_group_while_listener_still_exists'],
  },
]

/** Each says who is right. Mended are those where moto was. */
export const DISAGREEMENTS: readonly Disagreement[] = [
  ...ECS_TESTS,
  ...ECR_TESTS,
  ...LOGS_TESTS,
  ...DNS_TESTS,
  ...SCALING_TESTS,
  ...ELB_TESTS,
]
