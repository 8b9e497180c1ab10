-- Twenty-six full weeks, each beside the same week of the year before (364 days: the weekdays stay aligned).
with weekly as (
  select
    date_trunc('week', ordered_at)::date as week,
    sum(total_eur) as revenue_eur,
    count(*) as orders
  from orders
  where status <> 'cancelled'
    {% if region != 'all' %} and region = {{ region }} {% endif %}
  group by week
)

select
  this_year.week,
  this_year.revenue_eur,
  last_year.revenue_eur as revenue_year_before_eur,
  round(100 * (this_year.revenue_eur / last_year.revenue_eur - 1), 1) as growth_pct,
  this_year.orders
from weekly as this_year
left join weekly as last_year on last_year.week = this_year.week - 364
where this_year.week >= date_trunc('week', current_date)::date - 26 * 7
  and this_year.week < date_trunc('week', current_date)::date
order by this_year.week
