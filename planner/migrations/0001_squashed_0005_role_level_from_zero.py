"""All tables of version 0.1.0, which made them in five steps.

On a database that has taken these steps, nothing is done but to record this one.
"""

from __future__ import annotations

from typing import Any

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import planner.models.fields
from decimal import Decimal
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models


def create_cache_table(_apps: Any, editor: Any) -> None:
    """Create the table in which all processes count attempts to sign in."""
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('planner', '0001_initial'),
        ('planner', '0002_check_in_called_off'),
        ('planner', '0003_labels'),
        ('planner', '0004_cache'),
        ('planner', '0005_role_level_from_zero'),
    ]

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='AcceptedFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', planner.models.fields.CodeField(max_length=80, verbose_name='code')),
                ('subjects', models.JSONField(default=list, help_text='The codes that the warning names.', verbose_name='subjects')),
                ('reason', models.TextField(max_length=1000, verbose_name='reason')),
                ('position', models.PositiveIntegerField(default=1000, verbose_name='position')),
            ],
            options={
                'verbose_name': 'accepted finding',
                'verbose_name_plural': 'accepted findings',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
                ('location', models.CharField(blank=True, max_length=120, verbose_name='location')),
            ],
            options={
                'verbose_name': 'team',
                'verbose_name_plural': 'teams',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Track',
            fields=[
                ('code', planner.models.fields.CodeField(max_length=80, primary_key=True, serialize=False, verbose_name='code')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('position', models.PositiveIntegerField(default=1000, help_text='Order in lists; lower comes first.', verbose_name='position')),
                ('retired', models.BooleanField(default=False, help_text='Left out of the next version. History keeps it.', verbose_name='retired')),
                ('colour', models.CharField(choices=[('blue', 'Blue'), ('green', 'Green'), ('amber', 'Amber'), ('teal', 'Teal'), ('orange', 'Orange'), ('red', 'Red'), ('pink', 'Pink'), ('purple', 'Purple'), ('indigo', 'Indigo'), ('slate', 'Slate')], default='blue', max_length=20, verbose_name='colour')),
            ],
            options={
                'verbose_name': 'track',
                'verbose_name_plural': 'tracks',
                'ordering': ['position', 'code'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('is_staff', models.BooleanField(default=False, help_text='May use the admin.', verbose_name='HR')),
                ('date_joined', models.DateTimeField(auto_now_add=True, verbose_name='date joined')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_once', violation_error_message='There is an account with this address.')],
            },
        ),
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('code', planner.models.fields.CodeField(max_length=80, primary_key=True, serialize=False, verbose_name='code')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('position', models.PositiveIntegerField(default=1000, help_text='Order in lists; lower comes first.', verbose_name='position')),
                ('retired', models.BooleanField(default=False, help_text='Left out of the next version. History keeps it.', verbose_name='retired')),
                ('kind', models.CharField(choices=[('course', 'Course'), ('shadowing', 'Shadowing'), ('rotation', 'Rotation'), ('mentoring', 'Mentoring'), ('project', 'Project'), ('practice', 'Practice'), ('certification', 'Certification'), ('reading', 'Reading')], max_length=20, verbose_name='kind')),
                ('hours', models.DecimalField(decimal_places=2, help_text='Effort in quarter-hour steps.', max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), planner.models.fields.validate_quarter_hours], verbose_name='hours')),
                ('url', models.URLField(blank=True, verbose_name='link')),
                ('summary', models.TextField(blank=True, max_length=1000, verbose_name='summary')),
                ('after', models.ManyToManyField(blank=True, help_text='Activities to be done before this one.', related_name='before', to='planner.activity', verbose_name='after')),
            ],
            options={
                'verbose_name': 'activity',
                'verbose_name_plural': 'activities',
                'ordering': ['position', 'code'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('hours__gte', 0)), name='activity_hours'), models.CheckConstraint(condition=models.Q(('kind__in', ('course', 'shadowing', 'rotation', 'mentoring', 'project', 'practice', 'certification', 'reading'))), name='activity_kind')],
            },
        ),
        migrations.CreateModel(
            name='CareerFramework',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='Career framework', max_length=120, verbose_name='name')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('level_names', models.JSONField(default=planner.models.fields.level_names_default, help_text='Five words, from level 0 to level 4.', validators=[planner.models.fields.validate_level_names], verbose_name='level names')),
                ('ready_at', models.PositiveSmallIntegerField(default=80, help_text='Confirmed readiness from which somebody counts as ready for a role.', validators=[django.core.validators.MaxValueValidator(100)], verbose_name='ready at (percent)')),
            ],
            options={
                'verbose_name': 'framework settings',
                'verbose_name_plural': 'framework settings',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='framework_is_single'), models.CheckConstraint(condition=models.Q(('ready_at__lte', 100)), name='framework_ready_percent')],
            },
        ),
        migrations.CreateModel(
            name='Employee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='employee number')),
                ('name', models.CharField(help_text='The full name, as the person writes it.', max_length=160, verbose_name='name')),
                ('weekly_minutes', models.PositiveSmallIntegerField(default=90, validators=[django.core.validators.MaxValueValidator(2400)], verbose_name='learning time per week (minutes)')),
                ('on_hold', models.BooleanField(default=False, help_text='Not eligible for a move at present, for example on probation.', verbose_name='on hold')),
                ('drivers', models.JSONField(blank=True, default=list, help_text='What drives the person: codes, the strongest first.', verbose_name='drivers')),
                ('wants_to_lead', models.BooleanField(blank=True, help_text='Wants to lead people. Unknown: has not said.', null=True, verbose_name='wants to lead')),
                ('hired_on', models.DateField(verbose_name='hired on')),
                ('left_on', models.DateField(blank=True, help_text='The first day not employed.', null=True, verbose_name='left on')),
                ('welcomed_at', models.DateTimeField(blank=True, editable=False, help_text='When the first visit was completed.', null=True, verbose_name='welcomed at')),
                ('language', models.CharField(blank=True, help_text='Empty: the site’s.', max_length=10, verbose_name='language')),
                ('time_zone', models.CharField(blank=True, help_text='Empty: the site’s.', max_length=60, verbose_name='time zone')),
                ('digest', models.CharField(choices=[('at-once', 'At once'), ('weekly', 'Once a week'), ('off', 'No mail')], default='weekly', help_text='How often.', max_length=8, verbose_name='mail')),
                ('manager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='planner.employee', verbose_name='manager')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='employee', to=settings.AUTH_USER_MODEL, verbose_name='user')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='planner.team', verbose_name='team')),
            ],
            options={
                'verbose_name': 'employee',
                'verbose_name_plural': 'employees',
                'ordering': ['name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('manager', None), models.Q(('manager', models.F('pk')), _negated=True), _connector='OR'), name='employee_not_own_manager', violation_error_message='Nobody is their own manager.'), models.CheckConstraint(condition=models.Q(('left_on', None), ('left_on__gte', models.F('hired_on')), _connector='OR'), name='employee_leaves_after_hiring', violation_error_message='The last day is before the first.'), models.CheckConstraint(condition=models.Q(('weekly_minutes__lte', 2400)), name='employee_weekly_minutes_range')],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_sha256', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('employee', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feed', to='planner.employee')),
            ],
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', planner.models.fields.LevelField(choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4')], verbose_name='level')),
                ('kind', models.CharField(choices=[('rating', 'Own view'), ('win', 'Win'), ('activity', 'Activity done'), ('observed', 'Seen by the manager'), ('feedback', 'Feedback received'), ('certificate', 'Certificate')], default='rating', max_length=12, verbose_name='kind')),
                ('confirms', models.BooleanField(default=False, verbose_name='confirms')),
                ('happened_on', models.DateField(verbose_name='happened on')),
                ('text', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)], verbose_name='text')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='link')),
                ('expires_on', models.DateField(blank=True, help_text='Of a certificate: the first day without it.', null=True, verbose_name='expires on')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('submission', models.UUIDField(blank=True, help_text='Of the form; a second send is the same row.', null=True, unique=True, verbose_name='submission')),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='planner.activity', verbose_name='activity')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence_given', to='planner.employee', verbose_name='author')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='planner.employee', verbose_name='employee')),
            ],
            options={
                'verbose_name': 'evidence',
                'verbose_name_plural': 'evidence',
                'ordering': ['-happened_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('level__gte', 0), ('level__lte', 4)), name='evidence_level_range'), models.CheckConstraint(condition=models.Q(('expires_on', None), ('expires_on__gt', models.F('happened_on')), _connector='OR'), name='evidence_expires_later', violation_error_message='This day is before the certificate was issued.'), models.CheckConstraint(condition=models.Q(('expires_on', None), ('kind', 'certificate'), _connector='OR'), name='evidence_only_certificates_expire')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(upload_to='evidence/%Y/%m/')),
                ('name', models.CharField(max_length=120)),
                ('content_type', models.CharField(choices=[('application/pdf', 'application/pdf'), ('image/png', 'image/png'), ('image/jpeg', 'image/jpeg')], max_length=20)),
                ('size', models.PositiveIntegerField(help_text='Bytes, as kept.')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='planner.evidence')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('content_type__in', ('application/pdf', 'image/png', 'image/jpeg'))), name='file_content_type')],
            },
        ),
        migrations.CreateModel(
            name='FrameworkVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='number')),
                ('document', models.JSONField(verbose_name='document')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('published_at', models.DateTimeField(auto_now_add=True, verbose_name='published at')),
                ('notes', models.TextField(blank=True, max_length=4000, verbose_name='notes')),
                ('old_goals_until', models.DateField(blank=True, help_text='Goals chosen before may be finished under their own version until this day.', null=True, verbose_name='old goals until')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
            ],
            options={
                'verbose_name': 'framework version',
                'verbose_name_plural': 'framework versions',
                'ordering': ['-number'],
                'get_latest_by': 'number',
                'constraints': [models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='version_number_from_one')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('route', models.JSONField(default=list, verbose_name='route')),
                ('shared', models.BooleanField(default=True, help_text='Your manager sees this goal and helps you to reach it.', verbose_name='shared')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='started at')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended at')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='planner.employee', verbose_name='employee')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='planner.frameworkversion', verbose_name='version')),
            ],
            options={
                'verbose_name': 'goal',
                'verbose_name_plural': 'goals',
                'ordering': ['-started_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('employee',), name='goal_one_open')],
            },
        ),
        migrations.CreateModel(
            name='DeclinedActivity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declined', to='planner.activity')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='declined', to='planner.goal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('goal', 'activity'), name='declined_once')],
            },
        ),
        migrations.CreateModel(
            name='Mail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('message_id', models.CharField(max_length=200, unique=True)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField()),
                ('state', models.CharField(choices=[('ready', 'To be sent'), ('sent', 'Sent'), ('failed', 'Refused by the mail server')], default='ready', max_length=8)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mails', to='planner.employee')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), models.Q(('sent_at', None), _negated=True), _connector='OR'), name='mail_sent_has_day')],
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('code', planner.models.fields.CodeField(max_length=80, primary_key=True, serialize=False, verbose_name='code')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('position', models.PositiveIntegerField(default=1000, help_text='Order in lists; lower comes first.', verbose_name='position')),
                ('retired', models.BooleanField(default=False, help_text='Left out of the next version. History keeps it.', verbose_name='retired')),
                ('confirmed_by', models.CharField(choices=[('manager', 'Manager'), ('self', 'Self')], default='manager', max_length=10, verbose_name='confirmed by')),
                ('valid_months', models.PositiveSmallIntegerField(blank=True, help_text='Months after which it has to be renewed. Empty: never.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='valid months')),
            ],
            options={
                'verbose_name': 'milestone',
                'verbose_name_plural': 'milestones',
                'ordering': ['position', 'code'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_months', None), ('valid_months__gte', 1), _connector='OR'), name='milestone_valid_a_month'), models.CheckConstraint(condition=models.Q(('confirmed_by__in', ('manager', 'self'))), name='milestone_confirmer')],
            },
        ),
        migrations.AddField(
            model_name='activity',
            name='milestone',
            field=models.ForeignKey(blank=True, help_text='The milestone that is reached by doing this.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='planner.milestone', verbose_name='milestone'),
        ),
        migrations.CreateModel(
            name='MilestoneRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('achieved_on', models.DateField(verbose_name='achieved on')),
                ('note', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)], verbose_name='note')),
                ('state', models.CharField(choices=[('waiting', 'Waiting for the manager'), ('confirmed', 'Confirmed'), ('returned', 'Returned with a note')], default='waiting', max_length=10, verbose_name='state')),
                ('logged_at', models.DateTimeField(auto_now_add=True, verbose_name='logged at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('answer', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)], verbose_name='answer')),
                ('submission', models.UUIDField(blank=True, null=True, unique=True, verbose_name='submission')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='milestones_decided', to='planner.employee', verbose_name='decided by')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='planner.employee', verbose_name='employee')),
                ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='planner.milestone', verbose_name='milestone')),
            ],
            options={
                'verbose_name': 'milestone record',
                'verbose_name_plural': 'milestone records',
                'ordering': ['-achieved_on', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('employee', 'milestone'), name='milestone_one_waiting', violation_error_message='This milestone already waits for your manager.'), models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('employee')), _negated=True), _connector='OR'), name='milestone_not_self_decided', violation_error_message='Nobody confirms their own milestone.'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='milestone_returned_with_reason', violation_error_message='Say what is missing.')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('asked', 'Confirmation asked'), ('answered', 'Confirmation given'), ('due', 'Step due'), ('fading', 'Something fades or expires'), ('opening', 'Opening on your route'), ('framework', 'Framework changed'), ('feedback', 'Feedback'), ('check-in', 'Check-in'), ('case', 'Promotion case'), ('interest', 'Interest in your opening'), ('support', 'Support')], max_length=10)),
                ('key', models.CharField(max_length=200)),
                ('text', models.CharField(max_length=400)),
                ('url', models.CharField(blank=True, help_text='A path on this site.', max_length=200)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('mail', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='planner.mail')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='planner.employee')),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
                'indexes': [models.Index(fields=['recipient', 'read_at'], name='planner_not_recipie_b4224a_idx')],
                'constraints': [models.UniqueConstraint(fields=('recipient', 'key'), name='notice_once')],
            },
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('location', models.CharField(blank=True, max_length=120, verbose_name='location')),
                ('seats', models.PositiveSmallIntegerField(default=1, verbose_name='seats')),
                ('taken', models.PositiveSmallIntegerField(default=0, help_text='Seats already filled.', verbose_name='taken')),
                ('opens_on', models.DateField(verbose_name='opens on')),
                ('closes_on', models.DateField(blank=True, null=True, verbose_name='closes on')),
                ('contact', models.ForeignKey(blank=True, help_text='Who hears of people that are interested; nobody else does.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='planner.employee', verbose_name='contact')),
            ],
            options={
                'verbose_name': 'opening',
                'verbose_name_plural': 'openings',
                'ordering': ['opens_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('seats__gte', 1)), name='opening_has_a_seat'), models.CheckConstraint(condition=models.Q(('taken__lte', models.F('seats'))), name='opening_not_overfilled', violation_error_message='There are not that many seats.'), models.CheckConstraint(condition=models.Q(('closes_on', None), ('closes_on__gte', models.F('opens_on')), _connector='OR'), name='opening_closes_later', violation_error_message='An opening closes after it opens.')],
            },
        ),
        migrations.CreateModel(
            name='Interest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)])),
                ('said_at', models.DateTimeField(auto_now_add=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests_told', to='planner.employee')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='planner.employee')),
                ('opening', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='planner.opening')),
            ],
            options={
                'verbose_name_plural': 'interest',
                'ordering': ['said_at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('opening', 'employee'), name='interest_once', violation_error_message='You have said so already.'), models.CheckConstraint(condition=models.Q(('employee', models.F('contact')), _negated=True), name='interest_told_to_somebody_else')],
            },
        ),
        migrations.CreateModel(
            name='Pause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('holiday', 'Holiday'), ('peak', 'Peak season'), ('leave', 'Leave'), ('rest', 'Rest')], default='holiday', max_length=8)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pauses', to='planner.employee')),
            ],
            options={
                'ordering': ['starts_on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('employee', 'starts_on', 'ends_on'), name='pause_once', violation_error_message='This pause is there already.'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='pause_ends_later', violation_error_message='A pause ends after it begins.')],
            },
        ),
        migrations.CreateModel(
            name='PlanChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changed_at', models.DateTimeField(auto_now_add=True)),
                ('text', models.CharField(max_length=400)),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='planner.goal')),
            ],
            options={
                'ordering': ['-changed_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PlanStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField(blank=True, choices=[(1, '1'), (2, '2'), (3, '3'), (4, '4')], null=True)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('minutes', models.PositiveIntegerField(validators=[django.core.validators.MaxValueValidator(60000)])),
                ('position', models.PositiveIntegerField(default=1000)),
                ('is_own', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('open', 'To do'), ('done', 'Done'), ('dropped', 'Not needed any more')], default='open', max_length=8)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('submission', models.UUIDField(blank=True, null=True, unique=True)),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plan_steps', to='planner.activity')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='planner.goal')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('goal', 'activity'), name='step_activity_once', violation_error_message='This activity is in your plan already.'), models.CheckConstraint(condition=models.Q(('minutes__lte', 60000)), name='step_minutes_range'), models.CheckConstraint(condition=models.Q(('level', None), models.Q(('level__gte', 1), ('level__lte', 4)), _connector='OR'), name='step_level_range'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), models.Q(('closed_on', None), _negated=True)), _connector='OR'), name='step_closed_has_day')],
            },
        ),
        migrations.CreateModel(
            name='HoursEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('spent_on', models.DateField()),
                ('minutes', models.IntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('submission', models.UUIDField(blank=True, null=True, unique=True)),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hours', to='planner.planstep')),
            ],
            options={
                'verbose_name_plural': 'hours entries',
                'ordering': ['-spent_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes', 0), _negated=True), name='hours_not_nothing')],
            },
        ),
        migrations.CreateModel(
            name='Blocker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(validators=[django.core.validators.MaxLengthValidator(4000)])),
                ('wants_support', models.BooleanField(default=False)),
                ('since', models.DateTimeField(auto_now_add=True)),
                ('answer', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)])),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('resolved_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='blockers_answered', to='planner.employee')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='blockers', to='planner.planstep')),
            ],
            options={
                'ordering': ['since', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('resolved_at', None)), fields=('step',), name='blocker_one_open'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='blocker_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='ProfileView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('viewed_on', models.DateField()),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='viewed', to='planner.employee')),
                ('viewer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='views', to='planner.employee')),
            ],
            options={
                'ordering': ['-viewed_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('employee', 'viewer', 'viewed_on'), name='view_once_a_day'), models.CheckConstraint(condition=models.Q(('employee', models.F('viewer')), _negated=True), name='view_by_somebody_else')],
            },
        ),
        migrations.CreateModel(
            name='PromotionCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('statement', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(8000)], verbose_name='statement')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'With the manager'), ('forwarded', 'With the approvers'), ('returned', 'Returned with reasons'), ('approved', 'Approved'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('sealed_at', models.DateTimeField(blank=True, null=True, verbose_name='submitted')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cases', to='planner.employee', verbose_name='employee')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='planner.frameworkversion', verbose_name='version')),
            ],
            options={
                'verbose_name': 'promotion case',
                'verbose_name_plural': 'promotion cases',
                'ordering': ['-created_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'forwarded', 'returned'])), fields=('employee',), name='case_one_open', violation_error_message='You have an open promotion case already.'), models.CheckConstraint(condition=models.Q(models.Q(('sealed_at', None), ('sha256', '')), models.Q(('sealed_at__isnull', False), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='case_sealed_whole'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'withdrawn']), ('sealed_at__isnull', False), _connector='OR'), name='case_submitted_is_sealed')],
            },
        ),
        migrations.CreateModel(
            name='CaseSeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document', models.JSONField()),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('token', models.CharField(max_length=64, unique=True)),
                ('sealed_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seals', to='planner.promotioncase')),
            ],
            options={
                'ordering': ['sealed_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('case', 'sha256'), name='seal_once'), models.CheckConstraint(condition=models.Q(('sha256', ''), _negated=True), name='seal_has_hash')],
            },
        ),
        migrations.CreateModel(
            name='CaseEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('submitted', 'Submitted'), ('forwarded', 'Passed on to the approvers'), ('agreed', 'Approved by one of the approvers'), ('returned', 'Returned'), ('approved', 'Approved'), ('withdrawn', 'Withdrawn')], max_length=10, verbose_name='kind')),
                ('text', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)], verbose_name='text')),
                ('sealed', models.CharField(blank=True, max_length=64, verbose_name='sealed')),
                ('happened_at', models.DateTimeField(verbose_name='happened at')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_events', to='planner.employee', verbose_name='actor')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='planner.promotioncase', verbose_name='case')),
            ],
            options={
                'verbose_name': 'case event',
                'verbose_name_plural': 'case events',
                'ordering': ['happened_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'returned'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='case_event_returned_with_reason', violation_error_message='Say what is missing.')],
            },
        ),
        migrations.CreateModel(
            name='CaseDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed', models.CharField(help_text='The hash of what was decided on.', max_length=64)),
                ('approved', models.BooleanField(blank=True, null=True)),
                ('text', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)])),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('approver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_decisions', to='planner.employee')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='planner.promotioncase')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('case', 'approver', 'sealed'), name='case_decision_once'), models.CheckConstraint(condition=models.Q(models.Q(('approved', None), ('decided_at', None)), models.Q(('approved__isnull', False), ('decided_at__isnull', False)), _connector='OR'), name='case_decision_dated'), models.CheckConstraint(condition=models.Q(('approved', None), ('approved', True), models.Q(('text', ''), _negated=True), _connector='OR'), name='case_decision_returned_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('code', planner.models.fields.CodeField(max_length=80, primary_key=True, serialize=False, verbose_name='code')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('position', models.PositiveIntegerField(default=1000, help_text='Order in lists; lower comes first.', verbose_name='position')),
                ('retired', models.BooleanField(default=False, help_text='Left out of the next version. History keeps it.', verbose_name='retired')),
                ('level', models.PositiveSmallIntegerField(verbose_name='level')),
                ('summary', models.TextField(blank=True, max_length=1000, verbose_name='summary')),
                ('responsibilities', planner.models.fields.LinesField(blank=True, default=list, help_text='One per line.', verbose_name='responsibilities')),
                ('leads_people', models.BooleanField(default=False, verbose_name='leads people')),
                ('pay_from', models.PositiveIntegerField(blank=True, help_text='Per year.', null=True, verbose_name='pay from')),
                ('pay_to', models.PositiveIntegerField(blank=True, help_text='Per year.', null=True, verbose_name='pay to')),
                ('pay_currency', models.CharField(blank=True, help_text='Such as EUR.', max_length=3, verbose_name='pay currency')),
                ('onet', models.CharField(blank=True, max_length=20, verbose_name='O*NET-SOC code')),
                ('esco', models.CharField(blank=True, max_length=200, verbose_name='ESCO URI')),
                ('milestones', models.ManyToManyField(blank=True, related_name='roles', to='planner.milestone', verbose_name='milestones')),
                ('track', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='planner.track', verbose_name='track')),
            ],
            options={
                'verbose_name': 'role',
                'verbose_name_plural': 'roles',
                'ordering': ['position', 'code'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('pay_currency', ''), ('pay_from', None), ('pay_to', None)), models.Q(('pay_from__isnull', False), ('pay_to__isnull', False), ('pay_from__lte', models.F('pay_to')), models.Q(('pay_currency', ''), _negated=True)), _connector='OR'), name='role_pay_band_complete', violation_error_message='Give a pay band with its lower end, its upper end and its currency, or none.')],
            },
        ),
        migrations.AddField(
            model_name='promotioncase',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='planner.role', verbose_name='role'),
        ),
        migrations.AddField(
            model_name='planstep',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plan_steps', to='planner.role'),
        ),
        migrations.AddField(
            model_name='opening',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='planner.role', verbose_name='role'),
        ),
        migrations.CreateModel(
            name='Move',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('promotion', 'Promotion'), ('lateral', 'Lateral'), ('cross', 'Cross')], max_length=10, verbose_name='kind')),
                ('min_months', models.PositiveSmallIntegerField(help_text='To be served in the first role.', verbose_name='min months')),
                ('typical_months', models.PositiveSmallIntegerField(help_text='What people usually serve.', verbose_name='typical months')),
                ('position', models.PositiveIntegerField(default=1000, verbose_name='position')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves_out', to='planner.role', verbose_name='source')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves_in', to='planner.role', verbose_name='target')),
            ],
            options={
                'verbose_name': 'move',
                'verbose_name_plural': 'moves',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('source', 'target', 'kind'), name='move_once', violation_error_message='This move is there already.'), models.CheckConstraint(condition=models.Q(('source', models.F('target')), _negated=True), name='move_changes_role', violation_error_message='A move must lead to another role.'), models.CheckConstraint(condition=models.Q(('kind__in', ('promotion', 'lateral', 'cross'))), name='move_kind')],
            },
        ),
        migrations.AddField(
            model_name='goal',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='planner.role', verbose_name='role'),
        ),
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('mine', 'The employee’s view'), ('theirs', 'The manager’s view'), ('together', 'Together'), ('closed', 'Closed')], default='mine', max_length=8)),
                ('planned_on', models.DateField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('mine_at', models.DateTimeField(blank=True, null=True)),
                ('theirs_at', models.DateTimeField(blank=True, null=True)),
                ('looked_at', models.DateTimeField(blank=True, help_text='When the employee first answered on the page that shows both views.', null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('called_off_at', models.DateTimeField(blank=True, null=True)),
                ('next_steps', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)])),
                ('own_note', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)])),
                ('manager_note', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)])),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='check_ins', to='planner.employee')),
                ('manager', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_ins_held', to='planner.employee')),
                ('role', models.ForeignKey(help_text='The role compared with.', on_delete=django.db.models.deletion.PROTECT, related_name='check_ins', to='planner.role')),
            ],
            options={
                'ordering': ['-opened_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(models.Q(('stage', 'closed'), _negated=True), ('called_off_at', None)), fields=('employee',), name='check_in_one_open', violation_error_message='There is an open check-in already.'), models.CheckConstraint(condition=models.Q(('employee', models.F('manager')), _negated=True), name='check_in_with_somebody_else'), models.CheckConstraint(condition=models.Q(models.Q(('stage', 'closed'), _negated=True), models.Q(('closed_at', None), _negated=True), _connector='OR'), name='check_in_closed_has_day'), models.CheckConstraint(condition=models.Q(models.Q(('stage', 'closed'), _negated=True), ('called_off_at', None), _connector='OR'), name='check_in_closed_or_called_off')],
            },
        ),
        migrations.CreateModel(
            name='RoleAssignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_on', models.DateField(verbose_name='started on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='planner.employee', verbose_name='employee')),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='planner.role', verbose_name='role')),
            ],
            options={
                'verbose_name': 'role assignment',
                'verbose_name_plural': 'role assignments',
                'ordering': ['employee', '-started_on'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('employee',), name='assignment_one_open', violation_error_message='This person already has a current role: end it first.'), models.UniqueConstraint(fields=('employee', 'started_on'), name='assignment_start_once', violation_error_message='Another role starts on this day.'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gt', models.F('started_on')), _connector='OR'), name='assignment_ends_later', violation_error_message='A role ends after it started.')],
            },
        ),
        migrations.CreateModel(
            name='Skill',
            fields=[
                ('code', planner.models.fields.CodeField(max_length=80, primary_key=True, serialize=False, verbose_name='code')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('position', models.PositiveIntegerField(default=1000, help_text='Order in lists; lower comes first.', verbose_name='position')),
                ('retired', models.BooleanField(default=False, help_text='Left out of the next version. History keeps it.', verbose_name='retired')),
                ('category', models.CharField(max_length=80, verbose_name='category')),
                ('fades_after_months', models.PositiveSmallIntegerField(blank=True, help_text='Months without renewal after which one level is lost. Empty: never.', null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='fades after months')),
            ],
            options={
                'verbose_name': 'skill',
                'verbose_name_plural': 'skills',
                'ordering': ['position', 'code'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('fades_after_months', None), ('fades_after_months__gte', 1), _connector='OR'), name='skill_fades_after_a_month')],
            },
        ),
        migrations.CreateModel(
            name='Requirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', planner.models.fields.LevelField(choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4')], verbose_name='level')),
                ('weight', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='weight')),
                ('essential', models.BooleanField(default=False, verbose_name='essential')),
                ('position', models.PositiveIntegerField(default=1000, verbose_name='position')),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirements', to='planner.role', verbose_name='role')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requirements', to='planner.skill', verbose_name='skill')),
            ],
            options={
                'verbose_name': 'requirement',
                'verbose_name_plural': 'requirements',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('role', 'skill'), name='requirement_once', violation_error_message='This role already asks for this skill.'), models.CheckConstraint(condition=models.Q(('level__lte', 4)), name='requirement_level_range'), models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 5)), name='requirement_weight_range')],
            },
        ),
        migrations.CreateModel(
            name='Reflection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField(validators=[django.core.validators.MaxLengthValidator(4000)])),
                ('written_on', models.DateField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('submission', models.UUIDField(blank=True, null=True, unique=True)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reflections', to='planner.employee')),
                ('skill', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reflections', to='planner.skill')),
            ],
            options={
                'ordering': ['-written_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='reflection_says_something')],
            },
        ),
        migrations.AddField(
            model_name='planstep',
            name='skill',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plan_steps', to='planner.skill'),
        ),
        migrations.CreateModel(
            name='Growth',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', planner.models.fields.LevelField(choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4')], verbose_name='level')),
                ('after_months', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='after months')),
                ('position', models.PositiveIntegerField(default=1000, verbose_name='position')),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='growth', to='planner.role', verbose_name='role')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='growth', to='planner.skill', verbose_name='skill')),
            ],
            options={
                'verbose_name': 'what the role teaches',
                'verbose_name_plural': 'what the role teaches',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('role', 'skill', 'level'), name='growth_once', violation_error_message='This role already teaches this level.'), models.CheckConstraint(condition=models.Q(('level__lte', 4)), name='growth_level_range'), models.CheckConstraint(condition=models.Q(('after_months__gte', 1)), name='growth_takes_time')],
            },
        ),
        migrations.CreateModel(
            name='FeedbackRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)])),
                ('state', models.CharField(choices=[('open', 'Asked'), ('answered', 'Answered'), ('declined', 'Closed'), ('withdrawn', 'Taken back')], default='open', max_length=10)),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('words', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)])),
                ('answer', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='feedback_request', to='planner.evidence')),
                ('colleague', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback_to_give', to='planner.employee')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback_asked', to='planner.employee')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback_requests', to='planner.skill')),
            ],
            options={
                'ordering': ['-asked_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('employee', 'colleague', 'skill'), name='feedback_one_open', violation_error_message='You have asked this colleague already.'), models.CheckConstraint(condition=models.Q(('employee', models.F('colleague')), _negated=True), name='feedback_from_somebody_else', violation_error_message='Ask somebody else than yourself.'), models.CheckConstraint(condition=models.Q(('answer', None), ('state', 'answered'), _connector='OR'), name='feedback_answer_is_answered')],
            },
        ),
        migrations.AddField(
            model_name='evidence',
            name='skill',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='planner.skill', verbose_name='skill'),
        ),
        migrations.CreateModel(
            name='Effect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_level', planner.models.fields.LevelField(choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3')], default=0, verbose_name='from level')),
                ('to_level', planner.models.fields.LevelField(choices=[(1, '1'), (2, '2'), (3, '3'), (4, '4')], verbose_name='to level')),
                ('position', models.PositiveIntegerField(default=1000, verbose_name='position')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='effects', to='planner.activity', verbose_name='activity')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='effects', to='planner.skill', verbose_name='skill')),
            ],
            options={
                'verbose_name': 'effect',
                'verbose_name_plural': 'effects',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('activity', 'skill', 'from_level'), name='effect_once', violation_error_message='This activity already lifts this skill from this level.'), models.CheckConstraint(condition=models.Q(('from_level__lt', models.F('to_level'))), name='effect_lifts', violation_error_message='An activity must lead to a higher level.'), models.CheckConstraint(condition=models.Q(('to_level__lte', 4)), name='effect_level_range')],
            },
        ),
        migrations.CreateModel(
            name='ConfirmationRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(auto_now_add=True, verbose_name='asked at')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed at')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='planner.employee', verbose_name='employee')),
                ('answer', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='planner.evidence', verbose_name='answer')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='planner.evidence', verbose_name='evidence')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='planner.skill', verbose_name='skill')),
            ],
            options={
                'verbose_name': 'confirmation request',
                'verbose_name_plural': 'confirmation requests',
                'ordering': ['asked_at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('employee', 'skill'), name='request_one_open', violation_error_message='You have already asked; the answer is on its way.'), models.CheckConstraint(condition=models.Q(('answer', None), models.Q(('closed_at', None), _negated=True), _connector='OR'), name='request_answer_closes')],
            },
        ),
        migrations.CreateModel(
            name='CheckInSkill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('needed', models.PositiveSmallIntegerField(choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4')])),
                ('own_level', models.PositiveSmallIntegerField(blank=True, choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4')], null=True)),
                ('own_reason', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)])),
                ('their_level', models.PositiveSmallIntegerField(blank=True, choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4')], null=True)),
                ('their_reason', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(4000)])),
                ('agreed_level', models.PositiveSmallIntegerField(blank=True, choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4')], null=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('check_in', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='skills', to='planner.checkin')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_ins', to='planner.skill')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('check_in', 'skill'), name='check_in_skill_once'), models.CheckConstraint(condition=models.Q(('position__lt', 12)), name='check_in_skills_at_once'), models.CheckConstraint(condition=models.Q(('needed__lte', 4), models.Q(('own_level', None), ('own_level__lte', 4), _connector='OR'), models.Q(('their_level', None), ('their_level__lte', 4), _connector='OR'), models.Q(('agreed_level', None), ('agreed_level__lte', 4), _connector='OR')), name='check_in_level_range')],
            },
        ),
        migrations.CreateModel(
            name='SkillLevel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', planner.models.fields.LevelField(choices=[(1, '1'), (2, '2'), (3, '3'), (4, '4')], verbose_name='level')),
                ('statement', models.CharField(help_text='Completes “You can …”.', max_length=400, verbose_name='statement')),
                ('hours', models.DecimalField(decimal_places=2, help_text='Typical learning effort from the level below, in quarter-hour steps.', max_digits=6, validators=[django.core.validators.MinValueValidator(Decimal('0')), planner.models.fields.validate_quarter_hours], verbose_name='hours')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='levels', to='planner.skill', verbose_name='skill')),
            ],
            options={
                'verbose_name': 'skill level',
                'verbose_name_plural': 'skill levels',
                'ordering': ['skill', 'level'],
                'constraints': [models.UniqueConstraint(fields=('skill', 'level'), name='skill_level_once'), models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 4)), name='skill_level_range'), models.CheckConstraint(condition=models.Q(('hours__gte', 0)), name='skill_level_hours')],
            },
        ),
        migrations.CreateModel(
            name='SkillStanding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('claimed', planner.models.fields.LevelField(default=0, verbose_name='claimed')),
                ('claimed_on', models.DateField(null=True, verbose_name='claimed on')),
                ('confirmed', planner.models.fields.LevelField(default=0, verbose_name='confirmed')),
                ('confirmed_on', models.DateField(null=True, verbose_name='confirmed on')),
                ('lowest', planner.models.fields.LevelField(default=0, help_text='Of everybody whose word counts.', verbose_name='lowest')),
                ('highest', planner.models.fields.LevelField(default=0, help_text='Of everybody whose word counts.', verbose_name='highest')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standings', to='planner.employee', verbose_name='employee')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standings', to='planner.skill', verbose_name='skill')),
            ],
            options={
                'verbose_name': 'skill standing',
                'verbose_name_plural': 'skill standings',
                'constraints': [models.UniqueConstraint(fields=('employee', 'skill'), name='standing_once'), models.CheckConstraint(condition=models.Q(('claimed__lte', 4), ('confirmed__lte', 4)), name='standing_level_range')],
            },
        ),
        migrations.CreateModel(
            name='Approver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approves', to='planner.employee', verbose_name='employee')),
                ('track', models.ForeignKey(blank=True, help_text='Empty: all tracks.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='approvers', to='planner.track', verbose_name='track')),
            ],
            options={
                'verbose_name': 'approver',
                'verbose_name_plural': 'approvers',
                'ordering': ['employee', 'track'],
                'constraints': [models.UniqueConstraint(fields=('employee', 'track'), name='approver_once', violation_error_message='This person is named already.'), models.UniqueConstraint(condition=models.Q(('track', None)), fields=('employee',), name='approver_of_all_once', violation_error_message='This person is named already.')],
            },
        ),
        migrations.AddConstraint(
            model_name='planstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('activity', None), _negated=True), models.Q(('skill', None), _negated=True), _connector='OR'), name='step_says_what', violation_error_message='Say what you want to do.'),
        ),
        migrations.AddIndex(
            model_name='evidence',
            index=models.Index(fields=['employee', 'skill', 'happened_on'], name='planner_evi_employe_b26121_idx'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('confirms', False), models.Q(('author', models.F('employee')), _negated=True), _connector='OR'), name='evidence_not_self_confirmed', violation_error_message='Nobody confirms their own skill.'),
        ),
        migrations.RunPython(create_cache_table, migrations.RunPython.noop),
    ]
