people-title = الأعوان
people-search = البحث عن عون
people-search-hint = بعض حروف الاسم بالعربية أو بالفرنسية، أو من العنوان الإلكتروني.
people-nobody = لا يوجد عون مطابق.
people-no-desk = بدون مكتب
people-desk = المكتب
people-desk-hint = ابتداء من اليوم. تسند المكاتب الأخرى بعد ذلك من صفحة العون.
people-email-hint = ترسل إليه الدعوة، وبه يسجل العون دخوله.
people-state-leaving = يغادر في { $date }
people-state-left = غادر في { $date }
people-state-off = ولوج موقوف

people-new = دعوة عون
people-new-consequence = يرسل إليه رابط صالح سبعة أيام، يختار به كلمة المرور ويربط هاتفه.
people-new-do = إرسال الدعوة
people-new-here = دعوة عون إلى هذا المكتب
people-change = تعديل
people-change-title = تعديل الاسم أو العنوان الإلكتروني
people-change-email-hint = عند تغيير العنوان يختار العون كلمة مرور جديدة ويربط هاتفه من جديد.
people-change-consequence = يظهر الاسم الجديد فورا. تغيير العنوان ينهي جلسات العون ويرسل رابطا إلى العنوان الجديد.
people-change-do = حفظ
people-seat = إسناد مكتب
people-seat-title = إسناد مكتب إلى هذا العون
people-seat-consequence = ابتداء من اليوم الأول يطلع العون على كل ما ينتظر بالمكتب ويعالجه.
people-seat-do = إسناد المكتب
people-unseat = إنهاء
people-unseat-title = إنهاء شغل المكتب
people-unseat-consequence = بعد هذا اليوم لا يلج العون هذا المكتب، وتبقى المراسلات به. إذا كان اليوم ماضيا سرى الإنهاء فورا.
people-unseat-do = إنهاء
people-link = إرسال رابط الولوج
people-link-title = إرسال رابط ولوج جديد
people-link-consequence = لمن ضاعت دعوته أو نسي كلمة المرور. يبقى الهاتف المرتبط صالحا.
people-link-do = إرسال الرابط
people-reset = استرجاع الولوج
people-reset-title = استرجاع ولوج عون فقد هاتفه
people-reset-consequence = تبطل كلمة المرور والهاتف ورموز الاسترجاع والجلسات. يرسل إلى العون رابط يختار به كلمة المرور ويربط هاتفا. تأكدوا أولا من أن الطلب صادر عنه.
people-reset-do = استرجاع الولوج
people-off = إيقاف الولوج
people-off-title = إيقاف ولوج هذا العون
people-off-consequence = لا يمكن للعون تسجيل الدخول من الآن. تبقى مكاتبه وأعمالها كما هي. عند المغادرة استعملوا «مغادرة».
people-off-do = إيقاف الولوج
people-on = إعادة الولوج
people-on-title = إعادة ولوج هذا العون
people-on-consequence = يسجل العون دخوله من جديد. المكاتب التي سلمت إلى غيره تسند إليه من جديد.
people-on-do = إعادة الولوج
people-stay = إلغاء المغادرة
people-stay-title = إلغاء المغادرة المعلنة
people-stay-consequence = يحتفظ العون بولوجه. لا تبقى له مكاتبه إلا إلى يوم المغادرة المقرر: أسندوها إليه من جديد وأنهوا شغل خلفه لها.
people-stay-do = إلغاء المغادرة

people-cannot-sign-no_key = لا يمكنه التوقيع بعد: المفتاح قيد الإعداد
people-cannot-sign-no_certificate = لا يمكنه التوقيع بعد: الشهادة منتظرة
people-cannot-sign-expired = لم يعد بإمكانه التوقيع: انتهت صلاحية الشهادة
people-signing = التوقيع
people-signing-none-short = لا يوقع
people-signing-no_key-short = المفتاح قيد الإعداد
people-signing-no_certificate-short = الشهادة منتظرة
people-signing-expired-short = انتهت صلاحية الشهادة في { $date }
people-signing-certified-short = شهادة صالحة إلى غاية { $date }
people-signing-no_key = لا يمكن لهذا العون التوقيع بعد: يجري إعداد مفتاح توقيعه تلقائيا في بضع دقائق، ثم يطلب مشغل المنصة شهادته.
people-signing-no_certificate = لا يمكن لهذا العون التوقيع بعد: شهادة مفتاحه منتظرة. يثبتها مشغل المنصة فور تسليمها من جهة التصديق.
people-signing-expired = لم يعد بإمكان هذا العون التوقيع: انتهت صلاحية شهادته. يثبت مشغل المنصة الشهادة الموالية.
people-signed-in = آخر دخول
people-signed-in-never = لا دخول خلال الأشهر الستة الأخيرة
people-telephone-yes = مرتبط
people-telephone-no = لم يربط بعد
people-locked = محاولات خاطئة كثيرة: الولوج مغلق إلى غاية { $date } على الساعة { $time }.
people-unlock = رفع الحجب
people-desks-now = المكاتب الحالية
people-desks-before = المكاتب السابقة
people-mandates-given = التفويضات والنيابات الممنوحة
people-mandates-received = التفويضات والنيابات المتلقاة
people-sessions = الجلسات المفتوحة
people-sessions-end = إنهاء جميع جلساته

people-leave = مغادرة
people-leave-title = مغادرة { $name }
people-day = أول يوم غياب
people-day-hint = ابتداء من هذا اليوم لا يعمل العون هنا. المغادرة بتاريخ اليوم تسري فورا.
people-leave-desks = المكاتب وما ينتظر بها
people-waiting = { $mails ->
    [0] لا مراسلة
    [one] مراسلة واحدة
    [two] مراسلتان
    [few] { $mails } مراسلات
    [many] { $mails } مراسلة
   *[other] { $mails } مراسلة
}، { $folders ->
    [0] ولا ملف للتأشير أو التوقيع.
    [one] وملف واحد للتأشير أو التوقيع.
    [two] وملفان للتأشير أو التوقيع.
    [few] و{ $folders } ملفات للتأشير أو التوقيع.
    [many] و{ $folders } ملفا للتأشير أو التوقيع.
   *[other] و{ $folders } ملف للتأشير أو التوقيع.
}
people-waiting-ordinary = تخص هذه الأعداد المراسلات والملفات غير السرية وحدها.
people-alone = لا يشغل هذا المكتب عون آخر.
people-not-alone = يشغل هذا المكتب أعوان آخرون يطلعون على أعماله.
people-in-circuits = يمر به مسار مصادقة.
people-successor = الخلف
people-stays = تبقى الأعمال بالمكتب
people-to = سلم إلى { $name }
people-mandate-given = تفويض ممنوح
people-mandate-received = تفويض متلقى
people-leave-ends = ما ينتهي
people-leave-sessions = { $count ->
    [0] لا جلسة مفتوحة
    [one] جلسة مفتوحة واحدة
    [two] جلستان مفتوحتان
    [few] { $count } جلسات مفتوحة
    [many] { $count } جلسة مفتوحة
   *[other] { $count } جلسة مفتوحة
}
people-leave-key = لا يوقع مفتاح التوقيع بعد ذلك، ويبقى ما وقعه قابلا للتحقق.
people-leave-account = الولوج، وكل رابط ولوج سبق إرساله.
people-leave-nothing-personal = المراسلات والملفات والمسودات توجد بالمكاتب: لا شيء آخر يسلم.
people-leave-do = تأكيد المغادرة وتسليم الأعمال
people-departures = المغادرات
people-departure-on = المغادرة في { $date }
people-list-title = تسليم مهام { $name }
people-list-by = أعدها
people-list-mandates = التفويضات والنيابات المنتهية
people-list-file = تنزيل اللائحة (CSV)
people-list-what = الموضوع
people-list-name = التعيين
people-list-waiting = في الانتظار (غير سري) أو التاريخ
people-list-numbers = الأرقام
people-list-to = سلم إلى أو مع
people-list-person = العون
people-list-desk = المكتب

done-people-invited = تمت دعوة العون وأرسل إليه رابط.
done-people-change = تم تحيين معلومات العون.
done-people-seat = أسند المكتب إلى هذا العون.
done-people-unseat = ينتهي شغل المكتب.
done-people-link = أرسل رابط الولوج إلى العون.
done-people-reset = يعاد الولوج من البداية: أرسل رابط إلى العون.
done-people-off = أوقف ولوج العون.
done-people-on = للعون ولوجه من جديد، دون تاريخ مغادرة.
done-people-sessions-ended = أنهيت جميع جلسات العون.
done-people-unlocked = رفع الحجب عن ولوج العون.
done-people-left = سجلت المغادرة. هذه لائحة ما تم تسليمه.
