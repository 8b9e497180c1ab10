with arrived as (
  select
    date_trunc('week', promised_on)::date as week,
    carrier,
    delivered_on - promised_on as days_late
  from shipments
  where promised_on >= {{ start_date }}
    and service in ({{ services }})
    and delivered_on is not null
)

select
  week,
  carrier,
  count(*) as parcels,
  round(100.0 * count(*) filter (where days_late <= 0) / count(*), 1) as on_time_pct,
  round(avg(days_late) filter (where days_late > 0), 1) as days_late_when_late,
  max(days_late) as worst_days
from arrived
group by week, carrier
order by week desc, carrier

{% form %}
start_date:
  type: date
  label: Promised since
  default: "{{ 'now' | date: '%s' | minus: 5184000 | date: '%Y-%m-%d' }}"
services:
  type: multiselect
  label: Services
  default: all
  options: [[Standard, standard], [Express, express]]
{% endform %}
