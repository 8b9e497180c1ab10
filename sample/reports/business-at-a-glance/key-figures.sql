-- One row a measure. Periods end yesterday, so that each has seven full days with the same weekdays.
with periods (period, from_day, to_day) as (
  values
    ('last_7_days', current_date - 7, current_date - 1),
    ('week_before', current_date - 14, current_date - 8),
    ('year_before', current_date - 371, current_date - 365)
),

figures as (
  select
    period,
    count(*)::double as "Orders",
    sum(total_eur)::double as "Revenue, EUR",
    (sum(total_eur) / count(*))::double as "Average order, EUR",
    count(distinct customer_id)::double as "Customers",
    (100 * sum(discount_eur) / sum(gross_eur))::double as "Discount, % of list price",
    (100.0 * count(*) filter (where channel = 'app') / count(*))::double as "Orders through the app, %"
  from periods
  join orders on ordered_at::date between from_day and to_day
  where status <> 'cancelled'
    {% if region != 'all' %} and region = {{ region }} {% endif %}
  group by period
),

measures as (
  unpivot figures on columns(* exclude (period)) into name measure value amount
)

select
  measure,
  round(max(amount) filter (where period = 'last_7_days'), 1) as last_7_days,
  round(max(amount) filter (where period = 'week_before'), 1) as week_before,
  round(max(amount) filter (where period = 'year_before'), 1) as year_before,
  round(100 * (last_7_days / week_before - 1), 1) as change_on_week_pct,
  round(100 * (last_7_days / year_before - 1), 1) as change_on_year_pct
from measures
group by measure
order by list_position(
  ['Revenue, EUR', 'Orders', 'Average order, EUR', 'Customers', 'Discount, % of list price', 'Orders through the app, %'], measure)

{% form %}
region:
  type: select
  label: Region
  default: all
  options:
    - [All regions, all]
    - [DACH, DACH]
    - [France & Benelux, France & Benelux]
    - [UK & Ireland, UK & Ireland]
    - [Nordics, Nordics]
{% endform %}
