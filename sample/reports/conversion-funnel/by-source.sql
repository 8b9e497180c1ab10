select
  source,
  device,
  10 * count(*) as visits,
  round(avg(pages_viewed), 1) as pages_per_visit,
  round(median(seconds_on_site) / 60, 1) as median_minutes,
  round(100.0 * count(*) filter (where pages_viewed = 1) / count(*), 1) as bounced_pct,
  round(100.0 * count(order_id) / count(*), 2) as conversion_pct,
  round(100 * 1.96 * sqrt(count(order_id) / count(*) * (1 - count(order_id) / count(*)) / count(*)), 2) as conversion_margin_points
from visits
where started_at >= current_date - {{ days }}::int
  and started_at < current_date
  and device in ({{ devices }})
  {% if landing_page != 'all' %} and landing_page = {{ landing_page }} {% endif %}
group by source, device
order by visits desc, source
