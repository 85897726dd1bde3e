calendar-title = المواقيت وأيام العطل
calendar-link = المواقيت وأيام العطل
calendar-hours-title = مواقيت الاستقبال
calendar-online = يبقى الإيداع عبر البوابة متاحا في كل وقت.
calendar-open-until = المكتب مفتوح الآن، إلى غاية الساعة { $time }.
calendar-closed = المكتب مغلق الآن.
calendar-closed-for = المكتب مغلق اليوم: { $name }.
calendar-opens-today = يفتح اليوم على الساعة { $time }.
calendar-opens-tomorrow = يفتح غدا، { $day }، على الساعة { $time }.
calendar-opens-on = يفتح يوم { $day } على الساعة { $time }.
calendar-line = { $days }، { $hours }
calendar-day = يوم { $day }
calendar-days = من { $first } إلى { $last }
calendar-hours = من { $opens } إلى { $closes }
calendar-hours-and = { $hours } و{ $more }
calendar-usual = طيلة السنة
calendar-ramadan = خلال شهر رمضان
calendar-ramadan-dates = من { $first } إلى { $last }
calendar-days-title = أيام العطل لسنة { $year }
calendar-days-lead = تغلق المكاتب يومي السبت والأحد وفي أيام العطل التالية ({ $count ->
    [zero] لا شيء
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يوما
   *[other] { $count } يوم
}).
calendar-expected-lead = ترتبط الأعياد الدينية بالإعلان عن بداية الشهر: قد يتغير كل تاريخ «في انتظار التأكيد» بيوم واحد.
calendar-expected = في انتظار التأكيد
calendar-own = خاص بهذه الإدارة
calendar-date = التاريخ
calendar-name = العطلة
calendar-opened-title = أيام عمل استثنائية
calendar-year = سنة { $year }
calendar-years = سنوات أخرى
calendar-portal = صفحة الإدارة
error-calendar-days_or_months = أدخلوا إما عدد الأيام مع طريقة احتسابها، وإما عدد الشهور.
