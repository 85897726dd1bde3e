outage-title = الانقطاعات المعلنة
outage-lead = تظهر على بوابة الإدارة وصفحات الإيداع، قبل البداية بأربعة عشر يوما على الأكثر.
outage-lead-platform = تظهر على بوابات جميع الإدارات، قبل البداية بأربعة عشر يوما على الأكثر.
outage-list = الانقطاعات الجارية والمقبلة
outage-none = لا يوجد أي انقطاع معلن.
outage-when = المدة
outage-text = النص
outage-letters = الإيداع
outage-letters-yes = يبقى الإيداع متاحا
outage-letters-no = الإيداع متوقف
outage-letters-hint = وإلا فلا يمكن بدء أي إيداع جديد خلال الانقطاع، ويمكن إتمام ما سبق الشروع فيه.
outage-present = انقطاع جار
outage-coming = انقطاع مرتقب
outage-from-to = من { $first } إلى { $last }.
outage-takes-letters = يبقى إيداع المراسلات متاحا، وقد تتأخر معالجتها.
outage-takes-none = لا يمكن إيداع أي مراسلة خلال هذه المدة. يمكن إتمام ما سبق الشروع فيه، ويستمر تتبع المراسلات المودعة كالمعتاد.
outage-announce-title = الإعلان عن انقطاع
outage-begins-on = اليوم الأول
outage-begins-hour = ساعة البداية
outage-ends-on = اليوم الأخير
outage-ends-hour = ساعة النهاية
outage-text-ar = النص بالعربية
outage-text-fr = النص بالفرنسية
outage-text-hint = ما المتوقف، وما الذي يمكن للمرتفق القيام به في انتظار ذلك.
outage-announce = إعلان
outage-withdraw = سحب الإعلان
outage-end-now = إنهاء الآن
done-outage-announced = تم الإعلان عن الانقطاع.
done-outage-withdrawn = لم يعد الإعلان ظاهرا.
error-outage-hour_form = اكتبوا ساعة، مثلا 14:05.
error-outage-ends_too_early = يجب أن تلي النهاية البداية وأن تكون في المستقبل.
error-outage-too_long = لا يتجاوز الإعلان عن انقطاع { $days } يوما.
error-outage-too_far = يعلن عن الانقطاع قبل سنة على الأكثر.
error-outage-text_unfit = اكتبوا ما بين 3 و{ $limit ->
    [many] { $limit } حرفا
   *[other] { $limit } حرف
 } { $language ->
    [ar] بالعربية
   *[fr] بالفرنسية
 }.
error-outage-too_many = يوجد { $limit } إعلانا: اسحبوا أحدها أولا.
