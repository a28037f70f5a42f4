from __future__ import annotations

import django.core.validators
import django.db.models.deletion
import planner.models.fields
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('planner', '0008_planstep_taken_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='Gate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.PositiveSmallIntegerField(default=0, help_text='0: this milestone has to be achieved. Of those with the same number above 0, any one is enough.', verbose_name='choice')),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gates', to='planner.role', verbose_name='role')),
                ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gates', to='planner.milestone', verbose_name='milestone')),
            ],
            options={
                'verbose_name': 'milestone of the role',
                'verbose_name_plural': 'milestones of the role',
                'ordering': ['choice', 'milestone'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='checkinskill',
            name='check_in_level_range',
        ),
        migrations.RemoveConstraint(
            model_name='effect',
            name='effect_level_range',
        ),
        migrations.RemoveConstraint(
            model_name='evidence',
            name='evidence_level_range',
        ),
        migrations.RemoveConstraint(
            model_name='growth',
            name='growth_level_range',
        ),
        migrations.RemoveConstraint(
            model_name='planstep',
            name='step_level_range',
        ),
        migrations.RemoveConstraint(
            model_name='requirement',
            name='requirement_level_range',
        ),
        migrations.RemoveConstraint(
            model_name='skilllevel',
            name='skill_level_range',
        ),
        migrations.RemoveConstraint(
            model_name='skilllevel',
            name='skill_level_hours',
        ),
        migrations.RemoveConstraint(
            model_name='skillstanding',
            name='standing_level_range',
        ),
        migrations.AddField(
            model_name='role',
            name='external',
            field=planner.models.fields.PairsField(blank=True, default=dict, help_text='One per line, behind the name of the vocabulary: “onet: 43-4051.00”.', verbose_name='occupation codes'),
        ),
        migrations.AddField(
            model_name='role',
            name='key',
            field=models.BooleanField(default=False, help_text='Who could follow in a key role is watched.', verbose_name='key role'),
        ),
        migrations.AddField(
            model_name='role',
            name='was',
            field=planner.models.fields.LinesField(blank=True, default=list, help_text='Codes of roles that were merged into this one, one per line.', verbose_name='former codes'),
        ),
        migrations.AddField(
            model_name='skill',
            name='aliases',
            field=planner.models.fields.LinesField(blank=True, default=list, help_text='What people also call it, one per line.', verbose_name='other names'),
        ),
        migrations.AddField(
            model_name='skill',
            name='was',
            field=planner.models.fields.LinesField(blank=True, default=list, help_text='Codes of skills that were merged into this one, one per line.', verbose_name='former codes'),
        ),
        migrations.AlterField(
            model_name='acceptedfinding',
            name='code',
            field=planner.models.fields.CodeField(max_length=120, verbose_name='code'),
        ),
        migrations.AlterField(
            model_name='acceptedfinding',
            name='reason',
            field=models.TextField(max_length=4000, verbose_name='reason'),
        ),
        migrations.AlterField(
            model_name='activity',
            name='code',
            field=planner.models.fields.CodeField(max_length=120, primary_key=True, serialize=False, verbose_name='code'),
        ),
        migrations.AlterField(
            model_name='activity',
            name='hours',
            field=models.DecimalField(decimal_places=2, help_text='Effort in quarter-hour steps.', max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0')), planner.models.fields.validate_quarter_hours], verbose_name='hours'),
        ),
        migrations.AlterField(
            model_name='activity',
            name='name',
            field=models.CharField(max_length=200, verbose_name='name'),
        ),
        migrations.AlterField(
            model_name='activity',
            name='summary',
            field=models.TextField(blank=True, max_length=4000, verbose_name='summary'),
        ),
        migrations.AlterField(
            model_name='activity',
            name='url',
            field=models.URLField(blank=True, max_length=2000, verbose_name='link'),
        ),
        migrations.AlterField(
            model_name='careerframework',
            name='description',
            field=models.TextField(blank=True, max_length=4000, verbose_name='description'),
        ),
        migrations.AlterField(
            model_name='careerframework',
            name='level_names',
            field=models.JSONField(default=planner.models.fields.level_names_default, help_text='Two to eight names: for level 0, and for each level above it.', validators=[planner.models.fields.validate_level_names], verbose_name='level names'),
        ),
        migrations.AlterField(
            model_name='careerframework',
            name='name',
            field=models.CharField(default='Career framework', max_length=200, verbose_name='name'),
        ),
        migrations.AlterField(
            model_name='checkinskill',
            name='agreed_level',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7')], null=True),
        ),
        migrations.AlterField(
            model_name='checkinskill',
            name='needed',
            field=models.PositiveSmallIntegerField(choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7')]),
        ),
        migrations.AlterField(
            model_name='checkinskill',
            name='own_level',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7')], null=True),
        ),
        migrations.AlterField(
            model_name='checkinskill',
            name='their_level',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7')], null=True),
        ),
        migrations.AlterField(
            model_name='effect',
            name='from_level',
            field=planner.models.fields.LevelField(choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6')], default=0, verbose_name='from level'),
        ),
        migrations.AlterField(
            model_name='effect',
            name='to_level',
            field=planner.models.fields.LevelField(choices=[(1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7')], verbose_name='to level'),
        ),
        migrations.AlterField(
            model_name='evidence',
            name='level',
            field=planner.models.fields.LevelField(choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7')], verbose_name='level'),
        ),
        migrations.AlterField(
            model_name='growth',
            name='level',
            field=planner.models.fields.LevelField(choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7')], verbose_name='level'),
        ),
        migrations.AlterField(
            model_name='milestone',
            name='code',
            field=planner.models.fields.CodeField(max_length=120, primary_key=True, serialize=False, verbose_name='code'),
        ),
        migrations.AlterField(
            model_name='milestone',
            name='name',
            field=models.CharField(max_length=200, verbose_name='name'),
        ),
        migrations.AlterField(
            model_name='planstep',
            name='level',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7')], null=True),
        ),
        migrations.AlterField(
            model_name='requirement',
            name='level',
            field=planner.models.fields.LevelField(choices=[(0, '0'), (1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7')], verbose_name='level'),
        ),
        migrations.AlterField(
            model_name='role',
            name='code',
            field=planner.models.fields.CodeField(max_length=120, primary_key=True, serialize=False, verbose_name='code'),
        ),
        migrations.AlterField(
            model_name='role',
            name='name',
            field=models.CharField(max_length=200, verbose_name='name'),
        ),
        migrations.AlterField(
            model_name='role',
            name='pay_from',
            field=models.PositiveBigIntegerField(blank=True, help_text='Per year.', null=True, verbose_name='pay from'),
        ),
        migrations.AlterField(
            model_name='role',
            name='pay_to',
            field=models.PositiveBigIntegerField(blank=True, help_text='Per year.', null=True, verbose_name='pay to'),
        ),
        migrations.AlterField(
            model_name='role',
            name='summary',
            field=models.TextField(blank=True, max_length=4000, verbose_name='summary'),
        ),
        migrations.AlterField(
            model_name='skill',
            name='category',
            field=models.CharField(max_length=200, verbose_name='category'),
        ),
        migrations.AlterField(
            model_name='skill',
            name='code',
            field=planner.models.fields.CodeField(max_length=120, primary_key=True, serialize=False, verbose_name='code'),
        ),
        migrations.AlterField(
            model_name='skill',
            name='name',
            field=models.CharField(max_length=200, verbose_name='name'),
        ),
        migrations.AlterField(
            model_name='skilllevel',
            name='hours',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='Typical learning effort from the level below, in quarter-hour steps. Empty: eight hours are assumed.', max_digits=8, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0')), planner.models.fields.validate_quarter_hours], verbose_name='hours'),
        ),
        migrations.AlterField(
            model_name='skilllevel',
            name='level',
            field=planner.models.fields.LevelField(choices=[(1, '1'), (2, '2'), (3, '3'), (4, '4'), (5, '5'), (6, '6'), (7, '7')], verbose_name='level'),
        ),
        migrations.AlterField(
            model_name='skilllevel',
            name='statement',
            field=models.CharField(blank=True, help_text='Completes “You can …”. Empty: the name of the level stands alone.', max_length=2000, verbose_name='statement'),
        ),
        migrations.AlterField(
            model_name='track',
            name='code',
            field=planner.models.fields.CodeField(max_length=120, primary_key=True, serialize=False, verbose_name='code'),
        ),
        migrations.AlterField(
            model_name='track',
            name='name',
            field=models.CharField(max_length=200, verbose_name='name'),
        ),
        migrations.AddConstraint(
            model_name='checkinskill',
            constraint=models.CheckConstraint(condition=models.Q(('needed__lte', 7), models.Q(('own_level', None), ('own_level__lte', 7), _connector='OR'), models.Q(('their_level', None), ('their_level__lte', 7), _connector='OR'), models.Q(('agreed_level', None), ('agreed_level__lte', 7), _connector='OR')), name='check_in_level_range'),
        ),
        migrations.AddConstraint(
            model_name='effect',
            constraint=models.CheckConstraint(condition=models.Q(('to_level__lte', 7)), name='effect_level_range'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('level__gte', 0), ('level__lte', 7)), name='evidence_level_range'),
        ),
        migrations.AddConstraint(
            model_name='growth',
            constraint=models.CheckConstraint(condition=models.Q(('level__lte', 7)), name='growth_level_range'),
        ),
        migrations.AddConstraint(
            model_name='planstep',
            constraint=models.CheckConstraint(condition=models.Q(('level', None), models.Q(('level__gte', 1), ('level__lte', 7)), _connector='OR'), name='step_level_range'),
        ),
        migrations.AddConstraint(
            model_name='requirement',
            constraint=models.CheckConstraint(condition=models.Q(('level__lte', 7)), name='requirement_level_range'),
        ),
        migrations.AddConstraint(
            model_name='skilllevel',
            constraint=models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 7)), name='skill_level_range'),
        ),
        migrations.AddConstraint(
            model_name='skilllevel',
            constraint=models.CheckConstraint(condition=models.Q(('hours', None), ('hours__gte', 0), _connector='OR'), name='skill_level_hours'),
        ),
        migrations.AddConstraint(
            model_name='skillstanding',
            constraint=models.CheckConstraint(condition=models.Q(('claimed__lte', 7), ('confirmed__lte', 7)), name='standing_level_range'),
        ),
        migrations.AddConstraint(
            model_name='gate',
            constraint=models.UniqueConstraint(fields=('role', 'milestone', 'choice'), name='gate_once', violation_error_message='This role already asks for this milestone.'),
        ),
    ]
